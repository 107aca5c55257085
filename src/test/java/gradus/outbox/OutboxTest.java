package gradus.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.organizations.Tenancy;
import gradus.testing.Await;
import gradus.testing.SteppingClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class OutboxTest {

    private static final String TOPIC = "test-news";

    /** Hears of test news; refuses what it is told to. */
    @ApplicationScoped
    static class Listener implements OutboxConsumer {

        private final List<OutboxEvent> heard = new CopyOnWriteArrayList<>();
        private final Set<String> refused = ConcurrentHashMap.newKeySet();
        private final List<String> organizations = new CopyOnWriteArrayList<>();
        private final Tenancy tenancy;

        Listener(Tenancy tenancy) {
            this.tenancy = tenancy;
        }

        @Override
        public String topic() {
            return TOPIC;
        }

        @Override
        public void accept(OutboxEvent event) {
            heard.add(event);
            organizations.add(tenancy.current());
            if (refused.contains(event.whatFor())) {
                throw new IllegalStateException("refused \0 on purpose");
            }
        }

        void refuse(String whatFor) {
            refused.add(whatFor);
        }

        void acceptAgain(String whatFor) {
            refused.remove(whatFor);
        }

        List<String> organizations() {
            return organizations;
        }

        long times(String whatFor) {
            return heard.stream().filter(event -> event.whatFor().equals(whatFor)).count();
        }
    }

    private final Outbox outbox;
    private final Listener listener;
    private final OutboxWorker worker;
    private final SteppingClock clock;
    private final Sql sql;
    private final String thing = UUID.randomUUID().toString();

    OutboxTest(Outbox outbox, Listener listener, OutboxWorker worker, SteppingClock clock, Sql sql) {
        this.outbox = outbox;
        this.listener = listener;
        this.worker = worker;
        this.clock = clock;
        this.sql = sql;
    }

    @Test
    void whatIsCommittedIsCarriedOutOnceInItsOrganization() {
        add("school-a");
        add("school-a");
        Await.until("done", () -> done() == 1);
        assertThat(listener.times(thing)).isEqualTo(1);
        assertThat(listener.organizations()).contains("school-a");
        worker.sweep();
        assertThat(listener.times(thing)).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackNeverHappened() {
        QuarkusTransaction.begin();
        outbox.add("demo", TOPIC, thing, "{}");
        QuarkusTransaction.rollback();
        worker.sweep();
        assertThat(listener.times(thing)).isZero();
    }

    @Test
    void nothingIsAddedWithoutATransaction() {
        assertThatThrownBy(() -> outbox.add("demo", TOPIC, thing, "{}")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatFailsComesAgainLaterAndLater() {
        listener.refuse(thing);
        add("demo");
        Await.until("failed once", () -> attempts() == 1);
        assertThat(listener.times(thing)).isEqualTo(1);
        clock.step(Duration.ofSeconds(1));
        Await.until("failed twice", () -> attempts() == 2);
        listener.acceptAgain(thing);
        clock.step(Duration.ofSeconds(2));
        Await.until("done", () -> done() == 1);
        assertThat(listener.times(thing)).isEqualTo(3);
    }

    @Test
    void aClockThatIsSetBackDelaysNothing() {
        clock.step(Duration.ofHours(1));
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.add("demo", TOPIC, thing, "{}");
            clock.step(Duration.ofHours(-1)); // before anybody can see the row
        });
        Await.until("done", () -> done() == 1);
        assertThat(listener.times(thing)).isEqualTo(1);
    }

    private void add(String organization) {
        QuarkusTransaction.requiringNew().run(() -> outbox.add(organization, TOPIC, thing, "{\"a\": 1}"));
    }

    private int attempts() {
        return number("select attempts from outbox_event where what_for = ?");
    }

    private int done() {
        return number("select count(*) from outbox_event where what_for = ? and done_at is not null");
    }

    private int number(String query) {
        return sql.first(query, row -> row.getInt(1), thing).orElse(-1);
    }
}
