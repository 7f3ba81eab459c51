# The steps are the scripts in packaging/, which continuous integration runs as they are.

FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN packaging/build.sh
RUN packaging/runtime.sh /opt/runtime

FROM debian:stable-slim
# fontconfig and a font are for the demo's covers only; ffmpeg transcodes.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ffmpeg ca-certificates curl fontconfig \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 4040 --home-dir /data --shell /usr/sbin/nologin antiphon \
    && install --directory --owner=antiphon --group=antiphon --mode=700 /data
COPY --from=build /opt/runtime /opt/runtime
COPY --from=build /src/server/target/antiphon /opt/antiphon
COPY packaging/run.sh packaging/warm-up.sh /opt/antiphon/bin/
# The cache knows the places and times of the files, so it is made where they will be used.
RUN LC_ALL=C.UTF-8 /opt/antiphon/bin/warm-up.sh /opt/runtime/bin/java /opt/antiphon
ENV LC_ALL=C.UTF-8 \
    ANTIPHON_DATA=/data \
    ANTIPHON_MUSIC=/music \
    ANTIPHON_HTTP_HOST=0.0.0.0
USER antiphon
VOLUME /data
EXPOSE 4040
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:4040/readyz"]
ENTRYPOINT ["/opt/antiphon/bin/run.sh"]
CMD ["serve"]
