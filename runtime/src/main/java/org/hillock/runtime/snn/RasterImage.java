package org.hillock.runtime.snn;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.hillock.snn.SpikeRaster;
import org.hillock.snn.file.WholeFile;
import org.hillock.snn.network.Population;

/** Draws who fired when, a band for each population, above the rates of the populations; needs no screen. */
public final class RasterImage {
    private static final int WIDTH = 1280;
    private static final int LEFT = 190;
    private static final int RIGHT = WIDTH - 30;
    private static final int TOP = 50;
    private static final int RATES_HEIGHT = 170;
    private static final int GAP = 34;
    private static final int BOTTOM = 56;
    private static final int LEAST_RASTER = 420;
    private static final int BAND_GAP = 6;
    private static final int MOST_TIME_TICKS = 10;
    private static final int MOST_RATE_TICKS = 5;
    private static final int MOST_BINS = 200;
    private static final Color INK = new Color(45, 45, 45);
    private static final Color FAINT = new Color(225, 225, 225);
    // Okabe and Ito's colours, which the colour-blind can tell apart.
    private static final List<Color> COLOURS = List.of(
            new Color(0, 114, 178),
            new Color(213, 94, 0),
            new Color(0, 158, 115),
            new Color(204, 121, 167),
            new Color(180, 120, 0),
            new Color(60, 150, 205));

    private final NetworkRun run;
    private final RunReport report;
    private final List<Population> populations;
    private final int rasterHeight;
    private final BufferedImage image;
    private final Graphics2D pen;
    private final Axis time;

    private RasterImage(NetworkRun run, RunReport report) {
        this.run = run;
        this.report = report;
        this.populations = run.loaded().network().populations();
        this.rasterHeight = Math.max(LEAST_RASTER, 22 * populations.size());
        int height = TOP + rasterHeight + GAP + RATES_HEIGHT + BOTTOM;
        this.image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        double from = run.recordedFromSeconds();
        this.time = new Axis(from, from + report.recordedSeconds(), LEFT, RIGHT);
    }

    /** Draws the recorded part of a run. */
    public static BufferedImage draw(NetworkRun run, RunReport report) {
        var drawing = new RasterImage(run, report);
        drawing.paint();
        return drawing.image;
    }

    /**
     * Draws into a PNG file.
     *
     * @throws org.hillock.snn.NetworkException when it can't be written
     */
    public static void write(NetworkRun run, RunReport report, Path file) {
        BufferedImage image = draw(run, report);
        WholeFile.write(file, part -> {
            if (!ImageIO.write(image, "png", part.toFile())) {
                throw new IOException("this Java has no PNG writer");
            }
        });
    }

    private void paint() {
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(INK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
        pen.drawString(report.network(), LEFT, TOP - 22);
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        String about = String.format(
                Locale.ROOT,
                "%d neurons and sources, %d synapses, step %s ms",
                populations.stream().mapToLong(Population::size).sum(),
                report.synapses(),
                Double.toString(report.stepMillis()));
        pen.drawString(about, RIGHT - pen.getFontMetrics().stringWidth(about), TOP - 22);
        int ratesTop = TOP + rasterHeight + GAP;
        timeAxis(ratesTop);
        bands();
        rates(ratesTop);
        pen.dispose();
    }

    private Color colour(int population) {
        return COLOURS.get(population % COLOURS.size());
    }

    private void timeAxis(int ratesTop) {
        int bottom = ratesTop + RATES_HEIGHT;
        for (double tick : time.ticks(MOST_TIME_TICKS)) {
            int x = time.pixel(tick);
            pen.setColor(FAINT);
            pen.drawLine(x, TOP, x, TOP + rasterHeight);
            pen.drawLine(x, ratesTop, x, bottom);
            pen.setColor(INK);
            pen.drawLine(x, bottom, x, bottom + 5);
            centred(time.label(tick, MOST_TIME_TICKS), x, bottom + 20);
        }
        centred("time (s)", (LEFT + RIGHT) / 2, bottom + 42);
    }

    private void centred(String text, int x, int y) {
        pen.drawString(text, x - pen.getFontMetrics().stringWidth(text) / 2, y);
    }

    private void rightAligned(String text, int x, int y) {
        pen.drawString(text, x - pen.getFontMetrics().stringWidth(text), y);
    }

    /** Gives every population a band, larger ones more room. */
    private void bands() {
        double roots =
                populations.stream().mapToDouble(p -> Math.sqrt(p.size())).sum();
        int spread = rasterHeight - BAND_GAP * (populations.size() - 1);
        int least = Math.min(24, spread / (2 * populations.size()));
        double rest = spread - least * populations.size();
        double top = TOP;
        for (Population population : populations) {
            double height = least + rest * Math.sqrt(population.size()) / roots;
            band(population, (int) Math.round(top), (int) Math.round(top + height));
            top += height + BAND_GAP;
        }
    }

    private void band(Population population, int top, int bottom) {
        pen.setColor(INK);
        pen.drawLine(LEFT, top, LEFT, bottom);
        pen.setColor(colour(population.index()));
        pen.fillRect(LEFT - 8, top, 4, bottom - top);
        int middle = (top + bottom) / 2;
        boolean twoLines = bottom - top >= 30;
        rightAligned(fitting(population.name()), LEFT - 14, twoLines ? middle - 1 : middle + 4);
        if (twoLines) {
            pen.setColor(Color.GRAY);
            rightAligned(population.size() + " " + fitting(population.model().name()), LEFT - 14, middle + 14);
        }
        spikes(population, top, bottom);
    }

    private String fitting(String text) {
        String cut = text;
        while (cut.length() > 4 && pen.getFontMetrics().stringWidth(cut) > LEFT - 60) {
            cut = cut.substring(0, cut.length() - 4) + "...";
        }
        return cut;
    }

    private void spikes(Population population, int top, int bottom) {
        SpikeRaster raster = run.rasters().get(population.index());
        double room = (double) (bottom - top) / population.size();
        int tall = (int) Math.max(1, Math.min(14, Math.floor(0.7 * room)));
        int wide = tall > 2 ? 2 : 1;
        double pixels = (double) (RIGHT - LEFT) * (bottom - top);
        double crowd = raster.count() * (double) tall * wide / pixels;
        Color base = colour(population.index());
        int opacity = (int) Math.max(60, Math.min(255, 255 / Math.max(1, 2 * crowd)));
        pen.setColor(new Color(base.getRed(), base.getGreen(), base.getBlue(), opacity));
        int[] spikes = new int[population.size()];
        for (int step = 0; step < raster.steps(); step++) {
            int x = LEFT + 1 + (int) ((long) (RIGHT - LEFT - 1) * step / raster.steps());
            int count = raster.spikes(step, spikes);
            for (int k = 0; k < count; k++) {
                int y = (int) (bottom - (spikes[k] + 0.5) * room - tall / 2.0);
                pen.fillRect(x, y, wide, tall);
            }
        }
    }

    private void rates(int top) {
        int steps = run.rasters().get(0).steps();
        int binSteps = Math.max(1, (steps + MOST_BINS - 1) / MOST_BINS);
        int bins = Math.max(1, steps / binSteps);
        double[][] rates = new double[populations.size()][];
        double greatest = 1;
        for (Population population : populations) {
            rates[population.index()] = binned(population, bins, binSteps);
            for (double rate : rates[population.index()]) {
                greatest = Math.max(greatest, rate);
            }
        }
        var axis = new Axis(0, 1.08 * greatest, top + RATES_HEIGHT, top);
        for (double tick : axis.ticks(MOST_RATE_TICKS)) {
            pen.setColor(FAINT);
            pen.drawLine(LEFT, axis.pixel(tick), RIGHT, axis.pixel(tick));
            pen.setColor(INK);
            rightAligned(axis.label(tick, MOST_RATE_TICKS), LEFT - 10, axis.pixel(tick) + 4);
        }
        pen.setColor(INK);
        rightAligned("rate (Hz)", LEFT - 60, top + RATES_HEIGHT / 2);
        pen.drawLine(LEFT, top, LEFT, top + RATES_HEIGHT);
        pen.drawLine(LEFT, top + RATES_HEIGHT, RIGHT, top + RATES_HEIGHT);
        lines(rates, axis, (double) binSteps / steps);
    }

    private double[] binned(Population population, int bins, int binSteps) {
        SpikeRaster raster = run.rasters().get(population.index());
        int[] spikes = new int[population.size()];
        double perSpike = 1000 / (binSteps * report.stepMillis() * population.size());
        double[] rates = new double[bins];
        for (int step = 0; step < bins * binSteps; step++) {
            rates[step / binSteps] += perSpike * raster.spikes(step, spikes);
        }
        return rates;
    }

    private void lines(double[][] rates, Axis axis, double binShare) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setStroke(new BasicStroke(1.6f));
        for (Population population : populations) {
            Path2D line = new Path2D.Double();
            double[] own = rates[population.index()];
            for (int bin = 0; bin < own.length; bin++) {
                double x = LEFT + (RIGHT - LEFT) * (bin + 0.5) * binShare;
                if (bin == 0) {
                    line.moveTo(x, axis.pixel(own[bin]));
                } else {
                    line.lineTo(x, axis.pixel(own[bin]));
                }
            }
            pen.setColor(colour(population.index()));
            pen.draw(line);
        }
    }
}
