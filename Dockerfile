# Throughline in a container: built in one stage, run in another as nobody in particular.
# docker build -t throughline . && docker run -p 4000:4000 -v throughline:/data throughline

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
# Install scripts bring a Node of their own for machines without one; this one has it.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json vite.config.ts ./
COPY shared shared
COPY client client
RUN node node_modules/vite/bin/vite.js build --logLevel warn
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-bookworm-slim
LABEL org.opencontainers.image.title="Throughline" org.opencontainers.image.licenses="MIT"
WORKDIR /app
COPY LICENSE package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/dist dist
COPY shared shared
COPY server server
RUN install -d -o node -g node /data
USER node
ENV PORT=4000 HOST=0.0.0.0 DATA_DIR=/data
VOLUME /data
EXPOSE 4000
# Only whether the process answers: a database that is away is no reason to restart what waits for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM flushes, acknowledges and closes, which takes up to 12 seconds when the store hangs.
STOPSIGNAL SIGTERM
CMD ["node", "server/main.ts"]
