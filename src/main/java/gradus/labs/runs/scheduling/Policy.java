package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import gradus.labs.backend.Device;

/**
 * Who goes next. First exam tasks; then whoever has waited beyond all patience; then submits; then practice. Among
 * equals, it is the turn of the organisation that used least, in it of the course that used least, in it of the person
 * who used least, and then of the run that waits longest. Each kind of processor is shared out by itself.
 *
 * <p>
 * Beyond all patience is who has got nothing for {@link Rules#patience()} and one and a half rounds more; a round is
 * the time in which everybody who waits could have had one of the longest runs that wait. Somebody who gets a fair share
 * never comes to it, whatever the length of their runs; somebody who owes much does, and so does practice behind an
 * endless line of submits.
 */
public final class Policy {

    private static final double ROUNDS = 1.5;

    /** A ticket with what it is compared by. */
    private record Turn(Ticket ticket, double organization, double course, double person, Instant unserved) {
    }

    private static final Comparator<Turn> LONGEST_WAIT = Comparator.comparing(Turn::unserved)
            .thenComparing(turn -> turn.ticket.run());
    private static final Comparator<Turn> LEAST_USE = Comparator.comparingDouble(Turn::organization)
            .thenComparing(turn -> turn.ticket.owner().organization())
            .thenComparingDouble(Turn::course).thenComparing(turn -> turn.ticket.owner().course())
            .thenComparingDouble(Turn::person)
            .thenComparing(turn -> turn.ticket.queued()).thenComparing(turn -> turn.ticket.run());

    /** The ranks in which runs go; equals are compared within one. */
    private enum Rank {
        EXAM,
        OVERDUE,
        SUBMIT,
        PRACTICE;

        Comparator<Turn> order() {
            return this == OVERDUE ? LONGEST_WAIT : LEAST_USE;
        }
    }

    private final Rules rules;

    public Policy(Rules rules) {
        this.rules = rules;
    }

    /**
     * The run that a runner takes now; empty if nothing that waits may start on it.
     *
     * @param runner everything it has
     * @param free what it has left
     */
    public Optional<Pick> next(Line line, Capacity runner, Capacity free) {
        return next(line, new Shares(line.used(), line.running(), line.now(), rules.halfLife()), runner, free);
    }

    /** @param shares of everything that runs */
    Optional<Pick> next(Line line, Shares shares, Capacity runner, Capacity free) {
        boolean gpus = line.gpus();
        for (var device : List.of(Device.GPU, Device.CPU)) { // the scarcer one first
            if (free.slots(device) == 0) {
                continue;
            }
            var next = first(line, shares, device, free, ticket -> runner.suits(ticket, gpus) && !atLimit(ticket, shares));
            if (next.isPresent()) {
                return next.get().memoryBytes() <= free.memoryBytes() ? next.map(ticket -> new Pick(ticket, device))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The order in which the runs would start if nothing else came and everybody could run at once. */
    List<Ticket> order(Line line, Shares shares) {
        var order = new ArrayList<Ticket>();
        for (var device : Device.values()) {
            ranks(line, device, shares, ticket -> true).forEach((rank, tickets) -> tickets.stream()
                    .map(ticket -> turn(ticket, shares, device)).sorted(rank.order()).map(Turn::ticket)
                    .forEach(order::add));
        }
        return order;
    }

    /** The first that fits into the free memory, or the first that memory is held for. */
    private Optional<Ticket> first(Line line, Shares shares, Device device, Capacity free, Predicate<Ticket> eligible) {
        for (var rank : ranks(line, device, shares, eligible).entrySet()) {
            var turns = rank.getValue().stream().map(ticket -> turn(ticket, shares, device))
                    .filter(turn -> turn.ticket.memoryBytes() <= free.memoryBytes() || isHeldFor(turn, line.now()));
            var first = turns.min(rank.getKey().order()).map(Turn::ticket);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private boolean isHeldFor(Turn turn, Instant now) {
        return turn.ticket.priority() == Priority.EXAM
                || Duration.between(turn.unserved, now).compareTo(rules.hold()) > 0;
    }

    private boolean atLimit(Ticket ticket, Shares shares) {
        return ticket.priority() != Priority.EXAM && shares.running(ticket.owner()) >= rules.perPerson();
    }

    private Map<Rank, List<Ticket>> ranks(Line line, Device device, Shares shares, Predicate<Ticket> eligible) {
        boolean gpus = line.gpus();
        var tickets = line.waiting().stream().filter(ticket -> ticket.device(gpus) == device).toList();
        var overdue = line.now().minus(overdueAfter(line, tickets, device));
        return tickets.stream().filter(eligible).collect(Collectors.groupingBy(ticket -> rank(ticket, shares, device, overdue),
                () -> new EnumMap<>(Rank.class), Collectors.toList()));
    }

    private static Rank rank(Ticket ticket, Shares shares, Device device, Instant overdue) {
        if (ticket.priority() == Priority.EXAM) {
            return Rank.EXAM;
        }
        if (ticket.queued().isBefore(overdue)
                && shares.unserved(Account.person(device, ticket.owner()), ticket).isBefore(overdue)) {
            return Rank.OVERDUE;
        }
        return ticket.priority() == Priority.SUBMIT ? Rank.SUBMIT : Rank.PRACTICE;
    }

    private static Turn turn(Ticket ticket, Shares shares, Device device) {
        var owner = ticket.owner();
        var person = Account.person(device, owner);
        return new Turn(ticket, shares.seconds(Account.organization(device, owner)),
                shares.seconds(Account.course(device, owner)), shares.seconds(person), shares.unserved(person, ticket));
    }

    private Duration overdueAfter(Line line, List<Ticket> tickets, Device device) {
        long learners = tickets.stream().map(ticket -> ticket.owner().learner()).distinct().count();
        long longest = tickets.stream().mapToLong(ticket -> ticket.expected().toMillis()).max().orElse(0);
        int slots = line.runners().stream().mapToInt(runner -> runner.slots(device)).sum();
        return rules.patience().plusMillis((long) (ROUNDS * learners * longest / Math.max(1, slots)));
    }
}
