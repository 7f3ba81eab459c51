package io.antiphon.enrichment.source;

import io.antiphon.core.source.Source;
import io.antiphon.core.source.SourceException;
import io.antiphon.core.source.SourceFile;
import io.antiphon.core.source.SourceTree;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A folder on the web: by WebDAV (RFC 4918) where the server speaks it, else by the pages that it shows of folders.
public final class WebFolder implements Source {

    private static final long LONGEST_LIST = 16L << 20;
    private static final Duration LIST_TIME = Duration.ofMinutes(1);
    private static final Duration FILE_TIME = Duration.ofHours(1);

    private final GuardedHttpClient web;
    private final FolderAddress address;
    private final String credentials;
    private volatile @Nullable Boolean dav;

    /// @param folder http or https
    /// @param account the name there; absent for none
    public WebFolder(GuardedHttpClient web, String folder, @Nullable String account, @Nullable String password) {
        this.web = web;
        this.address = new FolderAddress(folder);
        this.credentials = account == null || account.isEmpty() ? ""
                : "%s:%s@".formatted(encoded(account), encoded(password == null ? "" : password));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public List<SourceFile> list(String folder) throws SourceException, InterruptedException {
        Boolean known = dav;
        if (known == null || known) {
            try {
                List<SourceFile> files = properties(folder);
                dav = true;
                return files;
            } catch (SourceException e) {
                if (known != null) {
                    throw e;
                }
            }
        }
        List<SourceFile> files = page(folder);
        dav = false;
        return files;
    }

    private List<SourceFile> properties(String folder) throws SourceException, InterruptedException {
        WebRequest request = new WebRequest(url(folder), "application/xml, text/xml", null, null, LONGEST_LIST,
                LIST_TIME, Map.of(WebRequest.METHOD, "PROPFIND", "Depth", "1"));
        return asked(request, answer -> DavListing.read(answer.content(), address, folder));
    }

    private List<SourceFile> page(String folder) throws SourceException, InterruptedException {
        WebRequest request = new WebRequest(url(folder), "text/html", null, null, LONGEST_LIST, LIST_TIME);
        return asked(request, answer -> {
            String type = answer.contentType() == null ? "" : answer.contentType();
            if (!type.contains("html")) {
                throw new IOException("what it answers is no list of files");
            }
            return IndexPage.read(new String(answer.content().readAllBytes(), StandardCharsets.UTF_8), address, folder);
        });
    }

    private <T> T asked(WebRequest request, GuardedHttpClient.Reader<T> reader)
            throws SourceException, InterruptedException {
        try {
            return web.fetch(request, reader);
        } catch (WebException e) {
            throw new SourceException("The folder cannot be read: " + e.reason());
        } catch (IOException e) {
            throw new SourceException("The folder cannot be read: " + e.getMessage());
        }
    }

    private String url(String id) throws SourceException {
        URI uri = address.at(id).orElseThrow(SourceException::nothingThere);
        return "%s://%s%s%s".formatted(uri.getScheme(), credentials, uri.getRawAuthority(), uri.getRawPath());
    }

    @Override
    public List<SourceFile> search(String text, int limit) throws SourceException, InterruptedException {
        return SourceTree.search(this, text, limit);
    }

    @Override
    public void fetch(String id, Path target, long maxBytes)
            throws SourceException, IOException, InterruptedException {
        fetch(web, url(id), target, maxBytes);
    }

    /// A file by its address.
    public static void fetch(GuardedHttpClient web, String url, Path target, long maxBytes)
            throws SourceException, IOException, InterruptedException {
        try {
            web.fetch(new WebRequest(url, "*/*", null, null, maxBytes, FILE_TIME),
                    answer -> Files.copy(answer.content(), target, StandardCopyOption.REPLACE_EXISTING));
        } catch (WebException e) {
            throw new SourceException("The file cannot be fetched: " + e.reason());
        }
    }
}
