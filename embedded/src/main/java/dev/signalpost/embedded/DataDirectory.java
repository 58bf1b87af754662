package dev.signalpost.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of an installation, held by one process at a time. The lock goes with the process,
 * however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * @throws IOException when the directory cannot be written, or another process holds it; the
     *     message says what to do
     */
    public static DataDirectory lock(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            var channel =
                    FileChannel.open(
                            path.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new IOException(
                        "Another Signalpost runs on the data directory "
                                + path
                                + ". Stop it, or choose another directory with SIGNALPOST_DATA_DIR.");
            }
            return new DataDirectory(path, channel);
        } catch (java.nio.file.FileSystemException unusable) {
            throw new IOException(
                    "The data directory "
                            + path
                            + " cannot be written. Choose another one with SIGNALPOST_DATA_DIR. ("
                            + unusable
                            + ")",
                    unusable);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
