package io.eternalengine.backtester.report;

import com.samskivert.mustache.Mustache;
import io.eternalengine.backtester.BacktestResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** One HTML file that needs nothing else: style, charts and data are inside. */
public final class HtmlReport {
    private static final String UPLOT_COORDINATES = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

    private HtmlReport() {}

    /** Writes a result with the ranges that were asked for. */
    public static void write(ReportedResult reported, Path file) throws IOException {
        Files.writeString(file, render(reported));
    }

    private static String render(ReportedResult reported) throws IOException {
        BacktestResult result = reported.result();
        var view = ReportView.of(reported);
        view.put("style", text("report.css"));
        view.put("script", text("report.js"));
        String uplot = "/META-INF/resources/webjars/uplot/" + uplotVersion() + "/dist/";
        view.put("uplotStyle", text(uplot + "uPlot.min.css"));
        view.put("uplotScript", text(uplot + "uPlot.iife.min.js"));
        view.put("chartData", ChartData.json(result));
        return Mustache.compiler().compile(text("report.html")).execute(view);
    }

    private static String uplotVersion() throws IOException {
        var properties = new Properties();
        properties.load(new java.io.StringReader(text(UPLOT_COORDINATES)));
        return properties.getProperty("version");
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the resource " + resource + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
