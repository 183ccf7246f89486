# The service and what it runs on, nothing else. Build: docker build -t battleapi .
# Run:   docker run -p 8000:8000 -v battles:/data battleapi
# With PostgreSQL: docker run -p 8000:8000 -e BATTLEAPI_DATABASE_URL=postgresql://... battleapi

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
COPY requirements.lock requirements-build.lock ./
RUN python -m venv --without-pip /opt/battleapi \
 && pip --python /opt/battleapi/bin/python install --require-hashes -r requirements.lock
# The build backend stays out of the environment that is shipped.
RUN pip install --require-hashes -r requirements-build.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY migrations migrations
RUN pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
 && pip --python /opt/battleapi/bin/python install --no-deps --no-index dist/*.whl

FROM python:3.13-slim
LABEL org.opencontainers.image.title="battleapi" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin battleapi \
 && install -d -o battleapi -g battleapi /data
COPY --from=build /opt/battleapi /opt/battleapi
ENV PATH=/opt/battleapi/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BATTLEAPI_LOG_FORMAT=json
# The embedded database of an image without further settings lies in this folder.
WORKDIR /data
VOLUME /data
USER battleapi
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ.get('BATTLEAPI_PORT', '8000') + '/healthz', timeout=2)"]
STOPSIGNAL SIGTERM
CMD ["battleapi", "serve", "--host", "0.0.0.0"]
