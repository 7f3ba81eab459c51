package io.antiphon.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Reads what one process and all its living descendants have used.
public final class ProcessMeter {

    private static final Path PROC = Path.of("/proc");

    private final long pid;

    /// @throws IllegalArgumentException when there is no such process, or no `/proc` to read
    public ProcessMeter(long pid) {
        if (!Files.isReadable(PROC.resolve(Long.toString(pid)).resolve("stat"))) {
            throw new IllegalArgumentException("no process " + pid + " in /proc: CPU time can't be measured");
        }
        this.pid = pid;
    }

    /// Zero for what has ended meanwhile.
    public ProcessSample sample() {
        Stream<Long> children = ProcessHandle.of(pid)
                .stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children)
                .map(ProcessMeter::sampleOne)
                .reduce(ProcessSample.NOTHING,
                        ProcessSample::plus);
    }

    private static ProcessSample sampleOne(long pid) {
        Path folder = PROC.resolve(Long.toString(pid));
        try {
            String stat = Files.readString(folder.resolve("stat"));
            String status = Files.readString(folder.resolve("status"));
            return new ProcessSample(ProcFiles.cpuNanos(stat), ProcFiles.bytes(status, "VmRSS"),
                    ProcFiles.bytes(status, "VmHWM"));
        } catch (IOException ended) {
            return ProcessSample.NOTHING;
        }
    }
}
