import gradus.lab.Lab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Your valley's table, drawn from your seed: nobody else has the same. −999 stands for a reading that is missing.
 *
 * @param readings [rows, 4]: weight in kg, temperature in °C, hum in Hz, and Ines's visits in the week that follows
 * @param minutes  [4]: when each of these columns is known, in minutes after noon, when the model is asked
 * @param hives    [rows]
 * @param kinds    [rows]: 1 wood, 2 foam, 3 straw, 4 clay
 * @param swarmed  [rows]: within a week
 */
public record Data(double[][] readings, long[] minutes, long[] hives, long[] kinds, boolean[] swarmed) {

    public static final double MISSING = -999;

    private static final int HIVES = 80;
    private static final int DAYS = 7; // one week of noons: "within a week" is then one answer for each hive

    private record Row(double[] readings, long hive, long kind, boolean swarmed) {
    }

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        List<Row> rows = new ArrayList<>();
        List<Row> copies = new ArrayList<>();
        for (int hive = 1; hive <= HIVES; hive++) {
            double weight = 30 + 15 * random.nextDouble();
            double temperature = 34 + 2 * random.nextDouble();
            double hum = 230 + 60 * random.nextDouble();
            long kind = 1 + random.nextInt(hive % 10 == 0 ? 4 : 3); // clay is rare
            boolean swarmed = hum + 25 * random.nextGaussian() > 275;
            for (int day = 0; day < DAYS; day++) {
                double[] readings = {weight + 0.2 * random.nextGaussian(), temperature + 0.1 * random.nextGaussian(),
                    hum + random.nextGaussian(), swarmed ? 2 + random.nextInt(3) : random.nextInt(2)};
                if (random.nextInt(10) == 0) {
                    readings[random.nextInt(3)] = MISSING;
                }
                rows.add(new Row(readings, hive, kind, swarmed));
                if (random.nextInt(6) == 0) { // sent again, and the radio takes it for a neighbour's
                    copies.add(new Row(readings.clone(), 1 + hive % HIVES, kind, swarmed));
                }
            }
        }
        Collections.shuffle(rows, random);
        Collections.shuffle(copies, random);
        rows.addAll(copies); // the evening's second round
        boolean[] swarmed = new boolean[rows.size()];
        for (int i = 0; i < swarmed.length; i++) {
            swarmed[i] = rows.get(i).swarmed();
        }
        return new Data(rows.stream().map(Row::readings).toArray(double[][]::new), new long[] {-5, -5, 0, 7 * 24 * 60},
                rows.stream().mapToLong(Row::hive).toArray(), rows.stream().mapToLong(Row::kind).toArray(), swarmed);
    }
}
