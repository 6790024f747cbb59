package org.hillock.decoding.evaluate;

/**
 * Accuracy, balanced accuracy and Cohen's kappa of a confusion matrix; an abstention counts as one guess among the classes
 * (half right of two). All NaN without trials.
 *
 * @param accuracy the share of right answers
 * @param balancedAccuracy the mean over the classes that occur of each class's share of right answers
 * @param kappa (accuracy - chance) / (1 - chance), chance from the margins (Cohen 1960); 0 where chance is 1
 */
public record Agreement(double accuracy, double balancedAccuracy, double kappa) {
    /** Of a matrix. */
    public static Agreement of(ConfusionMatrix matrix) {
        double total = matrix.total();
        double right = 0;
        double recalls = 0;
        double chance = 0;
        int occurring = 0;
        for (int c = 0; c < matrix.classes(); c++) {
            right += matrix.shared(c, c);
            if (matrix.row(c) > 0) {
                occurring++;
                recalls += matrix.shared(c, c) / matrix.row(c);
            }
            double answered = 0;
            for (int label = 0; label < matrix.classes(); label++) {
                answered += matrix.shared(label, c);
            }
            chance += matrix.row(c) / total * (answered / total);
        }
        double accuracy = right / total;
        return new Agreement(accuracy, recalls / occurring, chance >= 1 ? 0 : (accuracy - chance) / (1 - chance));
    }
}
