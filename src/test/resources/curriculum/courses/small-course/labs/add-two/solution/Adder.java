class Adder { static double plus(double x) { return x + 2; } }
