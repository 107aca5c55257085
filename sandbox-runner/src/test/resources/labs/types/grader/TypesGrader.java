import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Handle;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

class TypesGrader implements Grader {

    private final Map<String, Check> checks = new LinkedHashMap<>();

    @Override
    public Map<String, Check> checks(Draw draw) {
        var matrix = Tensor.of(new double[][] {{1, 2, 3}, {4, 5, 6}});
        for (var dtype : Dtype.values()) {
            var tensor = matrix.as(dtype);
            add(dtype.text(), Call.invoke("Echo", "array", tensor), answer -> same(tensor, answer.tensor()));
        }
        add("scalar", Call.invoke("Echo", "array", matrix.reshape(6).as(Dtype.FLOAT32)),
                answer -> same(matrix.reshape(6).as(Dtype.FLOAT32), answer.floats(-1)));
        add("turned", Call.invoke("Echo", "turned", matrix),
                answer -> same(Tensor.of(new double[][] {{1, 4}, {2, 5}, {3, 6}}), answer.floats(3, 2)));
        add("doubles", Call.invoke("Echo", "doubles", new float[] {1, 2}),
                answer -> same(Tensor.of(1, 2), answer.tensor()));
        add("rows", Call.invoke("Echo", "rows", matrix), answer -> same(matrix.as(Dtype.FLOAT32), answer.tensor()));
        add("ints", Call.invoke("Echo", "ints", List.of(1, 2)), answer -> same(Tensor.of(new int[] {1, 2}),
                answer.tensor()));
        add("flags", Call.invoke("Echo", "flags", Tensor.of(1, 0).as(Dtype.BOOLEAN)),
                answer -> same(Tensor.of(1, 0).as(Dtype.BOOLEAN), answer.tensor()));
        add("all", Call.invoke("Echo", "all", 1, 0.5, true, "θ", Arrays.asList(null, matrix)), answer -> {
            var all = answer.list(5);
            require(all.get(0).integer() == 1 && all.get(1).number() == 0.5 && all.get(2).flag());
            require(all.get(3).text().equals("θ") && all.get(4).list(2).getFirst().isNull());
            same(matrix, all.get(4).list(2).getLast().tensor());
        });
        add("pair", Call.invoke("Echo", "pair", List.of(matrix, matrix.as(Dtype.INT64))),
                answer -> same(matrix.as(Dtype.INT64), answer.list(2).getLast().tensor()));
        add("chosen", Call.invoke("Echo", "chosen", 3), answer -> require(answer.text().equals("int")));
        add("chosen-too", Call.invoke("Echo", "chosen", 3.0), answer -> require(answer.text().equals("double")));
        checks.put("objects", BatchCheck.of(List.of(Call.create("Echo", List.of(3, 4)), Call.invoke("Echo", "made", 5),
                Call.on(0, "sizes"), Call.invoke("Echo", "sum", Handle.ofCall(0), Handle.ofCall(1)), Call.release(1)),
                answers -> {
                    same(Tensor.of(new long[] {3, 4}), answers.get(2).tensor());
                    require(answers.get(3).integer() == 8 && answers.get(4).isNull());
                    return Verdict.pass();
                }));
        add("train", Call.train(12, Map.of("extra", 0.5)), answer -> answer.near(12.5, 0));
        add("predict", Call.predict(matrix), answer -> same(matrix, answer.tensor()));
        add("may-fail", Call.invoke("Echo", "threw").mayFail(),
                answer -> require(answer.failure().orElseThrow().key().equals("exception")));
        // and everything that goes wrong
        add("no-class", Call.invoke("Missing", "array"), Answer::tensor);
        add("no-jdk-class", Call.invoke("java.lang.System", "gc"), Answer::tensor);
        add("no-method", Call.invoke("Echo", "array", 1, matrix), Answer::tensor);
        add("no-constructor", Call.create("Echo", "text"), Answer::handle);
        add("void", Call.invoke("Echo", "nothing"), Answer::tensor);
        add("null", Call.invoke("Echo", "none"), Answer::tensor);
        add("nan", Call.invoke("Echo", "nan"), Answer::number);
        add("infinite", Call.invoke("Echo", "infinite"), answer -> answer.floats(3));
        add("wrong-type", Call.invoke("Echo", "chosen", 3), Answer::tensor);
        add("wrong-dtype", Call.invoke("Echo", "array", matrix), answer -> answer.tensor(Dtype.FLOAT32, 2, 3));
        add("wrong-shape", Call.invoke("Echo", "array", matrix), answer -> answer.floats(-1, 2));
        add("wrong-value", Call.invoke("Echo", "array", Tensor.of(1, 2.123456)),
                answer -> answer.floats(2).requireNear(Tensor.of(1, 2), 0.1, 0));
        add("half", Call.invoke("Echo", "half", matrix), Answer::tensor);
        add("ragged", Call.invoke("Echo", "ragged"), Answer::tensor);
        add("large", Call.invoke("Echo", "large"), Answer::tensor);
        add("threw", Call.invoke("Echo", "threw"), Answer::tensor);
        add("own", Call.invoke("Echo", "own"), Answer::tensor);
        add("full", Call.invoke("Echo", "full"), Answer::integer);
        checks.put("half-points", BatchCheck.of(List.of(), _ -> Verdict.partial(0.5, "half", Map.of())));
        return checks;
    }

    private void add(String id, Call call, Consumer<Answer> judge) {
        checks.put(id, BatchCheck.of(List.of(call), answers -> {
            judge.accept(answers.getFirst());
            return Verdict.pass();
        }));
    }

    private static void same(Tensor expected, Tensor answer) {
        require(expected.equals(answer));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new gradus.grading.Rejected("not-the-same", Map.of());
        }
    }
}
