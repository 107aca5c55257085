import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.evaluator.Accuracy;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.lab.Lab;

public class Train {

    public static void run(Lab lab) throws Exception {
        var x = lab.manager().randomNormal(new Shape(64, 2));
        var y = x.get(":, 0").gt(0).toType(DataType.INT64, false);
        var data = new ArrayDataset.Builder().setData(x).optLabels(y).setSampling(8, false).build();
        try (var model = Model.newInstance("linear", lab.device())) {
            model.setBlock(Linear.builder().setUnits(2).build());
            var config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss()).addEvaluator(new Accuracy())
                    .optOptimizer(Optimizer.sgd().setLearningRateTracker(Tracker.fixed(0.1f)).build())
                    .addTrainingListeners(TrainingListener.Defaults.basic())
                    .addTrainingListeners(lab.listener());
            try (var trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(8, 2));
                EasyTrain.fit(trainer, 3, data, data);
            }
        }
    }
}
