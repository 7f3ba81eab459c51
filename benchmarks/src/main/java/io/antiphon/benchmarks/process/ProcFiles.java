package io.antiphon.benchmarks.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two files of `/proc/PID` that matter here (proc_pid_stat(5), proc_pid_status(5)).
final class ProcFiles {

    /// USER_HZ: what the kernel shows to programs, 100 on every architecture that this runs on.
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int UTIME = 14;
    private static final int CSTIME = 17;

    private ProcFiles() {}

    /// utime + stime + cutime + cstime in nanoseconds. The command's name is in parentheses and may hold anything, spaces
    /// and parentheses too, so fields are counted from the last one.
    static long cpuNanos(String stat) {
        int afterName = stat.lastIndexOf(')') + 2;
        String[] fields = stat.substring(afterName).strip().split(" ");
        int firstField = 3;
        long ticks = 0;
        for (int field = UTIME; field <= CSTIME; field++) {
            ticks += Long.parseLong(fields[field - firstField]);
        }
        return ticks * NANOS_PER_TICK;
    }

    /// A line such as `VmRSS:     1234 kB` in bytes; 0 when there is none, as with zombies.
    static long bytes(String status, String name) {
        Matcher line = Pattern.compile("^" + name + ":\\s+(\\d+) kB$", Pattern.MULTILINE).matcher(status);
        return line.find() ? Long.parseLong(line.group(1)) * 1024 : 0;
    }
}
