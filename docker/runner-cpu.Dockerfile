# What runs in a lab's Pod, both processes, on processors. Nothing is in it but a JDK, the distribution's shared
# libraries, prlimit and the runtime: no shell, no tools, no package manager, no /etc. Build it in the root of the
# repository:
#   docker build -f docker/runner-cpu.Dockerfile -t gradus/runner-cpu:0.1.0 .
ARG MAVEN_IMAGE=maven:3.9.11-eclipse-temurin-25-noble
ARG JDK_IMAGE=eclipse-temurin:25.0.1_8-jdk-noble
ARG DEBIAN_IMAGE=debian:12.12-slim

FROM ${MAVEN_IMAGE} AS build
WORKDIR /build
COPY sandbox-runner sandbox-runner
RUN mvn -B -q -f sandbox-runner/pom.xml package -Dmaven.test.skip=true
# 432 MB of native libraries, unpacked here once; a lab only reads them.
RUN mkdir djl \
 && DJL_CACHE_DIR=/build/djl java --enable-native-access=ALL-UNNAMED -cp 'sandbox-runner/target/runtime/*' gradus.sandbox.Unpack

FROM ${JDK_IMAGE} AS jdk

FROM ${DEBIAN_IMAGE} AS root
RUN apt-get update \
 && apt-get install -y --no-install-recommends libstdc++6 zlib1g util-linux \
 && rm -rf /var/lib/apt/lists/*
RUN mkdir -p /new/tmp /new/work /new/data /new/job /new/gate /new/proc /new/dev /new/opt/gradus \
 && cp -a --parents /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/bin/prlimit /new \
 && ln -s usr/lib /new/lib && ln -s usr/lib64 /new/lib64
COPY --from=jdk /opt/java/openjdk /new/opt/jdk
COPY --from=build /build/sandbox-runner/target/runtime /new/opt/gradus/lib
COPY --from=build /build/djl /new/opt/gradus/djl

FROM scratch
COPY --from=root /new/ /
ENV DJL_CACHE_DIR=/opt/gradus/djl OMP_NUM_THREADS=1 HOME=/work LANG=C.UTF-8 PATH=/opt/jdk/bin
USER 65533:65533
WORKDIR /work
ENTRYPOINT ["/opt/jdk/bin/java"]
