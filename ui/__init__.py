"""Everything that calls Streamlit."""
