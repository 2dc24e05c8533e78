"""Asks the app in this container whether it is well; ends with an error where it is not."""

import os
import urllib.request

port = os.environ["STREAMLIT_SERVER_PORT"]
base = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
path = "/".join(filter(None, (base, "_stcore/health")))
urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=4).close()
