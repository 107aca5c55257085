/**
 * What a lab's hidden grader is written against: plain Java, no DJL. A grader runs in a process of its own, asks the
 * learner's process for values with {@link gradus.grading.Call}s, and judges the {@link gradus.grading.Answer}s.
 *
 * <pre>{@code
 * class MeanGrader implements Grader {
 *     public Map<String, Check> checks(Draw draw) {
 *         var values = draw.random("values").doubles(20).toArray();
 *         var mean = Arrays.stream(values).average().orElseThrow();
 *         return Map.of("mean", BatchCheck.of(List.of(Call.invoke("Statistics", "mean", values)), answers -> {
 *             answers.getFirst().near(mean, 1e-9);
 *             return Verdict.pass();
 *         }));
 *     }
 * }
 * }</pre>
 */
package gradus.grading;
