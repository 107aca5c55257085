package gradus.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.LiveCell;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;

/** Live cells that share one sandbox, where the engine and the compiler start once. A reader's cell always runs alone. */
final class CellBatch {

    private static final String ENTRY = "Cells";
    /** Each cell's implicit class bears the name of its file. */
    private static final String PROGRAM = """
            import java.lang.reflect.Modifier;
            import java.util.Arrays;

            class Cells {
                static void run(gradus.lab.Lab lab) throws Exception {
                    for (int i = 0; i < %d; i++) {
                        long begun = System.nanoTime();
                        try {
                            var type = Class.forName("Cell" + i);
                            var main = Arrays.stream(type.getDeclaredMethods())
                                    .filter(method -> method.getName().equals("main")).findFirst().orElseThrow();
                            main.setAccessible(true);
                            var constructor = type.getDeclaredConstructor();
                            constructor.setAccessible(true);
                            main.invoke(Modifier.isStatic(main.getModifiers()) ? null : constructor.newInstance(),
                                    main.getParameterCount() == 0 ? new Object[0] : new Object[] {new String[0]});
                        } catch (Exception | Error thrown) {
                            continue; // alone, it will tell its reason
                        }
                        lab.log("%s " + i + " " + (System.nanoTime() - begun) / 1_000_000);
                    }
                }
            }
            """;

    private CellBatch() {
    }

    /**
     * In the order of the cells: how it ended if it came to its end; empty where it did not, and nobody knows why.
     *
     * @param lab of any cell: all have the same limits
     */
    static List<Optional<Outcome>> run(Backend backend, LabVersion lab, List<Trial> cells) {
        var mark = UUID.randomUUID().toString();
        var files = new HashMap<String, String>();
        files.put(ENTRY + ".java", PROGRAM.formatted(cells.size(), mark));
        for (var i = 0; i < cells.size(); i++) {
            files.put("Cell%d.java".formatted(i), cells.get(i).files().get(LiveCell.FILE));
        }
        var limits = lab.limits();
        var heard = new Heard(mark + " ");
        backend.run(new Job(new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, Mode.PRACTICE.key(), 0, ENTRY,
                files, Map.of(), null, null), Map.of(), Optional.empty(), Map.of(),
                new Limits(limits.wall().multipliedBy(cells.size()), limits.cpu().multipliedBy(cells.size()),
                        limits.memoryBytes(), limits.processes(), limits.outputBytes())),
                heard);
        return IntStream.range(0, cells.size()).mapToObj(heard::outcome).toList();
    }

    private static final class Heard extends OneProcess {

        private final String mark;
        private final List<String[]> told = new ArrayList<>();

        Heard(String mark) {
            this.mark = mark;
        }

        synchronized Optional<Outcome> outcome(int cell) {
            return told.stream().filter(words -> Integer.parseInt(words[0]) == cell)
                    .map(words -> Duration.ofMillis(Long.parseLong(words[1])))
                    .map(wall -> new Outcome().ended(new RunEnd(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE, 0, "",
                            new RunEnd.Usage(wall, Duration.ZERO, 0))))
                    .findFirst();
        }

        @Override
        public synchronized void claimed(LearnerMessage message) {
            if (message instanceof LearnerMessage.Log(_, var text) && text.startsWith(mark)) {
                told.add(text.substring(mark.length()).split(" "));
            }
        }
    }
}
