package io.antiphon.benchmarks;

import io.antiphon.benchmarks.load.Target;
import io.antiphon.benchmarks.report.Report;
import io.antiphon.benchmarks.transcode.TranscodeBenchmark;
import io.antiphon.benchmarks.transcode.TranscodeOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "transcode", mixinStandardHelpOptions = true,
        description = "Measures how soon a server sends a song as MP3, beside bare ffmpeg on the same file in the same run.")
final class TranscodeCommand implements Callable<Integer> {

    @Option(names = "--url", required = true, paramLabel = "URL", description = "of a server on this machine")
    @SuppressWarnings("NullAway.Init") // required
    private URI url;

    @Option(names = "--user", required = true, paramLabel = "NAME")
    private String user = "";

    @Option(names = "--password", required = true, paramLabel = "PASSWORD")
    private String password = "";

    @Option(names = "--id", required = true, paramLabel = "ID", description = "of a song on the server")
    private String id = "";

    @Option(names = "--file", required = true, paramLabel = "FILE", description = "the same song's file")
    @SuppressWarnings("NullAway.Init") // required
    private Path file;

    @Option(names = "--ffmpeg", paramLabel = "PROGRAM", defaultValue = "ffmpeg",
            description = "default: ${DEFAULT-VALUE}")
    private String ffmpeg = "";

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "9", description = "default: ${DEFAULT-VALUE}")
    private int rounds;

    @Mixin
    private final ReportOutput output = new ReportOutput();

    @Override
    public Integer call() throws Exception {
        Target target = new Target("server", url, user, password, OptionalLong.empty());
        int salt = new SplittableRandom().nextInt(1 << 20);
        TranscodeBenchmark benchmark = new TranscodeBenchmark(new TranscodeOptions(target.url(), target.user(),
                target.password(), id, file, ffmpeg, rounds, salt), output::progress);
        output.write(Report.of("Transcoding beside bare ffmpeg", Clock.systemUTC().instant(), benchmark.run(),
                List.of()));
        return 0;
    }
}
