package io.antiphon.core.library.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which file systems tell of changes. One in the network tells only of those that this machine makes.
final class FileSystems {

    private static final Set<String> NETWORKED = Set.of("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs",
            "9p", "afs", "afpfs", "ceph", "cephfs", "glusterfs", "davfs", "webdav", "ncpfs", "lustre", "gpfs", "beegfs",
            "moosefs", "ocfs2", "gfs2", "virtiofs", "vboxsf", "prl_fs", "drvfs", "osxfs", "autofs");

    private FileSystems() {}

    /// Why a folder's file system would not tell of all changes; empty when it does.
    static Optional<String> silence(Path folder) {
        try {
            return silence(Files.getFileStore(folder).type());
        } catch (IOException | RuntimeException e) {
            return Optional.of("its file system cannot be told: " + e.getMessage());
        }
    }

    /// @param type as the operating system names it
    static Optional<String> silence(String type) {
        String name = type.toLowerCase(Locale.ROOT);
        // Most of what runs outside the kernel has its files elsewhere: sshfs, rclone, mergerfs.
        boolean foreign = NETWORKED.contains(name) || name.startsWith("fuse");
        return foreign ? Optional.of("it lies on %s, which does not tell of changes made elsewhere".formatted(type))
                : Optional.empty();
    }
}
