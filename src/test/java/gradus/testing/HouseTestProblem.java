package gradus.testing;

import java.util.Map;

import gradus.common.Problem;

enum HouseTestProblem implements Problem.Type {
    TEAPOT;

    @Override
    public int status() {
        return 418;
    }

    static Problem of(String lab) {
        return new Problem(TEAPOT, "A teapot", Map.of("lab", lab));
    }
}
