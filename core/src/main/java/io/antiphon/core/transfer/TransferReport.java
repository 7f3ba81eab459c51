package io.antiphon.core.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an import did, or would do.
///
/// @param dryRun whether nothing was written
/// @param taken how many of each type were new here
/// @param known how many of each type were here already
/// @param matchedBy how many tracks were recognised by what, such as `path+tags`
/// @param accounts that were made, without a password
/// @param notFound things that are not here
/// @param ambiguous things that could be any of several
/// @param problems in words, each once, the first thousand; those above among them
/// @param leftOut how many deeds could not be taken in
public record TransferReport(boolean dryRun, Map<String, Long> taken, Map<String, Long> known,
        Map<String, Long> matchedBy, List<String> accounts, List<Matched> matched, List<NotFound> notFound,
        List<Ambiguous> ambiguous, List<String> problems, long leftOut) {

    public TransferReport {
        taken = Map.copyOf(taken);
        known = Map.copyOf(known);
        matchedBy = Map.copyOf(matchedBy);
        accounts = List.copyOf(accounts);
        matched = List.copyOf(matched);
        notFound = List.copyOf(notFound);
        ambiguous = List.copyOf(ambiguous);
        problems = List.copyOf(problems);
    }

    /// Without where things lie on the server's disks, and whose accounts there are: for everybody.
    public TransferReport withoutPlaces() {
        return new TransferReport(dryRun, taken, known, matchedBy, List.of(),
                matched.stream().map(one -> new Matched(one.type(), one.theirs(), "", one.by())).toList(), notFound,
                ambiguous.stream().map(one -> new Ambiguous(one.type(), one.theirs(), List.of())).toList(), problems,
                leftOut);
    }

    /// With more that people should know.
    public TransferReport remarking(List<String> remarks) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(problems);
        return new TransferReport(dryRun, taken, known, matchedBy, accounts, matched, notFound, ambiguous, all,
                leftOut);
    }

    /// @param theirs its path or name there
    /// @param here its path or name here
    /// @param by what spoke for it
    public record Matched(String type, String theirs, String here, String by) {}

    /// @param why nothing was taken for it
    public record NotFound(String type, String theirs, String why) {}

    /// @param candidates paths of the likeliest here
    public record Ambiguous(String type, String theirs, List<String> candidates) {

        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }
}
