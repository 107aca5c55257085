package gradus.labs.backend.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * How the application speaks to a cluster: over the JDK's HTTP client. With that of Vert.x, closing a log that was read
 * to its end closes a connection that another call may use by then, which fails with "Connection was closed" and is not
 * tried again (decision 0018; github.com/fabric8io/kubernetes-client, issue 7450).
 */
final class Connection {

    /** A call that got no answer, or the answer that the server is busy, is made again after 0.1, 0.2, 0.4, … s. */
    private static final int MADE_AGAIN = 6;
    private static final int FIRST_PAUSE_MILLIS = 100;
    /** Costly to make, and the same for all. */
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private Connection() {
    }

    /** By the Pod's service account inside a cluster, by {@code kubeconfig} outside. */
    static KubernetesClient open() {
        return open(Config.autoConfigure(null));
    }

    static KubernetesClient open(Config config) {
        config.setRequestRetryBackoffLimit(MADE_AGAIN);
        config.setRequestRetryBackoffInterval(FIRST_PAUSE_MILLIS);
        config.setHttp2Disable(true); // each log holds a connection; one connection's streams would run out
        return new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(new JdkHttpClientFactory())
                .withKubernetesSerialization(SERIALIZATION).build();
    }
}
