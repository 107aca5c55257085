import ai.djl.ndarray.NDArray;

/** One attention head that decodes a vector at a time and keeps the keys and values it has seen. */
class Decoder {

    private final NDArray query;
    private final NDArray key;
    private final NDArray value;
    private NDArray keys;
    private NDArray values;

    Decoder(NDArray query, NDArray key, NDArray value) {
        this.query = query;
        this.key = key;
        this.value = value;
    }

    NDArray next(NDArray x) {
        keys = keys == null ? x.matMul(key) : keys.concat(x.matMul(key), 0);
        values = values == null ? x.matMul(value) : values.concat(x.matMul(value), 0);
        return attend(x.matMul(query));
    }

    int cached() {
        return keys == null ? 0 : (int) keys.getShape().get(0);
    }

    private NDArray attend(NDArray one) {
        return one.matMul(keys.transpose()).div(Math.sqrt(one.getShape().get(1))).softmax(1).matMul(values);
    }

    /** Everything at once, for the last position. */
    static NDArray full(NDArray query, NDArray key, NDArray value, NDArray all) {
        var decoder = new Decoder(query, key, value);
        decoder.keys = all.matMul(key);
        decoder.values = all.matMul(value);
        return decoder.attend(all.get("-1:, :").matMul(query));
    }
}
