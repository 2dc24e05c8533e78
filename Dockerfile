# The app in a container:
#   docker build -t drawdown-atlas .
#   docker run --rm -p 8501:8501 --read-only --tmpfs /tmp drawdown-atlas
# Every package comes as a wheel, so nothing is compiled and no compiler is needed.
FROM python:3.11-slim-bookworm

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --only-binary=:all: -r requirements.txt \
    && useradd --uid 10001 --no-create-home --home-dir /app --shell /usr/sbin/nologin atlas

# What the app reads when it runs, and nothing else. It belongs to root, so the app cannot change it.
COPY .streamlit/ .streamlit/
COPY files/ files/
COPY claims/ claims/
COPY geo/ geo/
COPY presence/ presence/
COPY views/ views/
COPY exports/ exports/
COPY ui/ ui/
COPY static/ static/
COPY seeds/ seeds/
COPY data/ data/
COPY hosting/health.py hosting/
COPY app.py LICENSE NOTICES.md ./

# Over those of .streamlit/config.toml. Under a sub-path: docker run -e STREAMLIT_SERVER_BASE_URL_PATH=atlas
ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    STREAMLIT_SERVER_ADDRESS=0.0.0.0 \
    STREAMLIT_SERVER_PORT=8501 \
    STREAMLIT_SERVER_FILE_WATCHER_TYPE=none

USER 10001
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "hosting/health.py"]
CMD ["streamlit", "run", "app.py"]
