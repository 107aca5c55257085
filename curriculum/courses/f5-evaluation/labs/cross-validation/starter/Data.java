import gradus.lab.Lab;
import java.util.Random;

/**
 * Days in your bakery, drawn from your seed: nobody else has the same.
 *
 * @param x      [days, 3]: degrees in the morning, people passing by, a price in cents
 * @param y      [days]: loaves sold
 * @param laterX days that come after all decisions
 * @param laterY and what is sold on them
 */
public record Data(double[][] x, double[] y, double[][] laterX, double[] laterY) {

    private static final int DAYS = 118;
    private static final int LATER = 400;

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        double best = 12 + 6 * random.nextDouble(); // the morning on which people like bread most
        Data data = new Data(new double[DAYS][], new double[DAYS], new double[LATER][], new double[LATER]);
        days(random, best, data.x, data.y);
        days(random, best, data.laterX, data.laterY);
        return data;
    }

    private static void days(Random random, double best, double[][] x, double[] y) {
        for (int day = 0; day < x.length; day++) { // each independent of the others, so they are shuffled already
            double degrees = 30 * random.nextDouble();
            double people = 500 + 3000 * random.nextDouble();
            double cents = 280 + 40 * random.nextDouble();
            x[day] = new double[] {degrees, people, cents};
            y[day] = 60 + people / 50 + 40 * Math.exp(-Math.pow((degrees - best) / 6, 2)) - (cents - 300) / 4
                    + 10 * random.nextGaussian();
        }
    }
}
