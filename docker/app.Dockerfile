# The application, for both roles. Build it in the root of the repository:
#   docker build -f docker/app.Dockerfile -t gradus/app:0.1.0 .
# src/docs/operations.md says how to pin the base images by digest.
ARG MAVEN_IMAGE=maven:3.9.11-eclipse-temurin-25-noble
ARG JDK_IMAGE=eclipse-temurin:25.0.1_8-jdk-noble

FROM ${MAVEN_IMAGE} AS build
WORKDIR /build
COPY pom.xml ./
COPY sandbox-runner sandbox-runner
RUN mvn -B -q -f sandbox-runner/pom.xml package -Dmaven.test.skip=true
COPY src src
RUN mvn -B -q package -DskipTests -Dlicense.skipAddThirdParty -Dformatter.skip -Dimpsort.skip

FROM ${JDK_IMAGE}
# What the bubblewrap backend stands on; the Kubernetes backend needs none of it.
RUN apt-get update \
 && apt-get install -y --no-install-recommends bubblewrap libseccomp2 util-linux \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 gradus && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin gradus
WORKDIR /opt/gradus
COPY --from=build /build/target/quarkus-app app
COPY --from=build /build/sandbox-runner/target/runtime runtime
COPY curriculum curriculum
COPY k8s/base/run-job.yaml k8s/base/run-job.yaml
ENV GRADUS_RUNTIME=/opt/gradus/runtime \
    GRADUS_CURRICULUM=/opt/gradus/curriculum \
    QUARKUS_HTTP_HOST=0.0.0.0
EXPOSE 8080
USER 10001:10001
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=60", "-jar", "app/quarkus-run.jar"]
