/// The server's own affairs: backups, rebuilding, moving data, the audit log, what this server is. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.admin;

import org.jspecify.annotations.NullMarked;
