package io.antiphon.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProcFilesTest {

    @Test
    void cpuTimeIsTheSumOfOwnAndChildrensTicks() {
        String stat = "12 (java) S 1 12 12 0 -1 4194304 900 100 0 0 250 50 7 3 20 0 31 0 12345 1000 200 0 0";

        assertThat(ProcFiles.cpuNanos(stat)).isEqualTo(3_100_000_000L);
    }

    @Test
    void aProgramsNameMayHoldSpacesAndParentheses() {
        String stat = "12 (a (b) c) S 1 12 12 0 -1 4194304 900 100 0 0 1 2 3 4 20 0 31 0 12345 1000 200 0 0";

        assertThat(ProcFiles.cpuNanos(stat)).isEqualTo(100_000_000L);
    }

    @Test
    void memoryIsReadInBytesAndMissingLinesAreNothing() {
        String status = "Name:\tjava\nVmPeak:\t 9000 kB\nVmHWM:\t    3000 kB\nVmRSS:\t    2000 kB\n";

        assertThat(ProcFiles.bytes(status, "VmRSS")).isEqualTo(2_048_000);
        assertThat(ProcFiles.bytes(status, "VmHWM")).isEqualTo(3_072_000);
        assertThat(ProcFiles.bytes("Name:\tzombie\n", "VmRSS")).isZero();
    }

    @Test
    void thisProcessHasUsedTimeAndMemory() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "not Linux");

        ProcessSample sample = new ProcessMeter(ProcessHandle.current().pid()).sample();

        assertThat(sample.cpuNanos()).isPositive();
        assertThat(sample.residentBytes()).isGreaterThan(10_000_000).isLessThanOrEqualTo(sample.peakBytes());
    }

    @Test
    void aProcessThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> new ProcessMeter(Integer.MAX_VALUE)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2147483647");
    }

    @Test
    void cpuTimeBetweenSamplesIsNeverNegative() {
        ProcessSample early = new ProcessSample(1_000_000_000L, 0, 0);
        ProcessSample late = new ProcessSample(3_500_000_000L, 0, 0);

        assertThat(late.cpuSecondsSince(early)).isEqualTo(2.5);
        assertThat(early.cpuSecondsSince(late)).isZero();
    }
}
