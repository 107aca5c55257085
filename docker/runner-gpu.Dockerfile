# What runs in a lab's Pod, both processes, with a GPU of NVIDIA's. PyTorch's libraries for CUDA 12.8 are put in here, at
# build time; the driver comes from the node (NVIDIA's container toolkit or GPU operator). Build it in the root of the
# repository:
#   docker build -f docker/runner-gpu.Dockerfile -t gradus/runner-gpu:0.1.0 .
ARG MAVEN_IMAGE=maven:3.9.11-eclipse-temurin-25-noble
ARG JDK_IMAGE=eclipse-temurin:25.0.1_8-jdk-noble
ARG CUDA_IMAGE=nvidia/cuda:12.8.1-base-ubuntu24.04

FROM ${MAVEN_IMAGE} AS build
WORKDIR /build
COPY sandbox-runner sandbox-runner
RUN mvn -B -q -f sandbox-runner/pom.xml package -Dmaven.test.skip=true
# The libraries for CUDA instead of those for processors.
ARG PYTORCH_VERSION=2.7.1
RUN rm sandbox-runner/target/runtime/pytorch-native-cpu-*.jar \
 && mvn -B -q dependency:copy -DoutputDirectory=sandbox-runner/target/runtime \
    -Dartifact=ai.djl.pytorch:pytorch-native-cu128:${PYTORCH_VERSION}:jar:linux-x86_64
RUN mkdir djl \
 && DJL_CACHE_DIR=/build/djl PYTORCH_FLAVOR=cu128 PYTORCH_VERSION=${PYTORCH_VERSION} \
    java --enable-native-access=ALL-UNNAMED -cp 'sandbox-runner/target/runtime/*' gradus.sandbox.Unpack

FROM ${JDK_IMAGE} AS jdk

FROM ${CUDA_IMAGE}
RUN apt-get update \
 && apt-get install -y --no-install-recommends libstdc++6 util-linux \
 && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /work /data /job /gate
COPY --from=jdk /opt/java/openjdk /opt/jdk
COPY --from=build /build/sandbox-runner/target/runtime /opt/gradus/lib
COPY --from=build /build/djl /opt/gradus/djl
ENV DJL_CACHE_DIR=/opt/gradus/djl OMP_NUM_THREADS=1 HOME=/work LANG=C.UTF-8 \
    NVIDIA_DRIVER_CAPABILITIES=compute,utility PYTORCH_FLAVOR=cu128
USER 65533:65533
WORKDIR /work
ENTRYPOINT ["/opt/jdk/bin/java"]
