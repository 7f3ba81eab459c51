package io.antiphon.core.library.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileSystemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuseblk", "9p", "CIFS"})
    void fileSystemsThatLieElsewhereAreSilent(String type) {
        assertThat(FileSystems.silence(type)).get().asString().contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "btrfs", "xfs", "zfs", "tmpfs", "overlay"})
    void thoseOfThisMachineTell(String type) {
        assertThat(FileSystems.silence(type)).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNotWatched() {
        assertThat(FileSystems.silence(java.nio.file.Path.of("/no/such/folder"))).isPresent();
    }
}
