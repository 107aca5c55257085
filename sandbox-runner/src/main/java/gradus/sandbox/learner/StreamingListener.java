package gradus.sandbox.learner;

import ai.djl.training.Trainer;
import ai.djl.training.evaluator.Evaluator;
import ai.djl.training.listener.TrainingListenerAdapter;
import gradus.lab.Lab;

/**
 * Streams what a DJL trainer does: the loss and every other evaluator, for each batch and each epoch, and the progress
 * of the epoch. It accumulates under keys of its own, so that DJL's listeners beside it can reset theirs.
 */
final class StreamingListener extends TrainingListenerAdapter {

    private static final String BATCH = "gradus/batch";
    private static final String TRAIN = "gradus/train";
    private static final String VALIDATE = "gradus/validate";

    private final Lab lab;
    private long batches;
    private long epochs;
    private boolean validated;

    StreamingListener(Lab lab) {
        this.lab = lab;
    }

    @Override
    public void onTrainingBegin(Trainer trainer) {
        for (var evaluator : trainer.getEvaluators()) {
            evaluator.addAccumulator(BATCH);
            evaluator.addAccumulator(TRAIN);
            evaluator.addAccumulator(VALIDATE);
        }
    }

    @Override
    public void onTrainingBatch(Trainer trainer, BatchData data) {
        for (var evaluator : trainer.getEvaluators()) {
            evaluator.resetAccumulator(BATCH);
            update(evaluator, data, BATCH, TRAIN);
            lab.metric("train_" + name(trainer, evaluator), batches, evaluator.getAccumulator(BATCH));
        }
        batches++;
        var batch = data.getBatch();
        if (batch != null && batch.getProgressTotal() > 0) {
            lab.progress(Math.min(batch.getProgress(), batch.getProgressTotal()), batch.getProgressTotal());
        }
    }

    @Override
    public void onValidationBatch(Trainer trainer, BatchData data) {
        validated = true;
        trainer.getEvaluators().forEach(evaluator -> update(evaluator, data, VALIDATE));
    }

    @Override
    public void onEpoch(Trainer trainer) {
        for (var evaluator : trainer.getEvaluators()) {
            var name = name(trainer, evaluator);
            lab.metric("train_epoch_" + name, epochs, evaluator.getAccumulator(TRAIN));
            evaluator.resetAccumulator(TRAIN);
            if (validated) {
                lab.metric("validate_epoch_" + name, epochs, evaluator.getAccumulator(VALIDATE));
                evaluator.resetAccumulator(VALIDATE);
            }
        }
        epochs++;
    }

    private static void update(Evaluator evaluator, BatchData data, String... accumulators) {
        for (var device : data.getLabels().keySet()) {
            for (var accumulator : accumulators) {
                evaluator.updateAccumulator(accumulator, data.getLabels().get(device),
                        data.getPredictions().get(device));
            }
        }
    }

    private static String name(Trainer trainer, Evaluator evaluator) {
        if (evaluator == trainer.getLoss()) {
            return "loss";
        }
        var name = evaluator.getName();
        return name.length() <= 40 ? name : name.substring(0, 40);
    }
}
