/// Drawing QR codes, as pictures and in terminals. Knows texts and squares; must not know what the texts mean.
@NullMarked
package io.antiphon.server.qr;

import org.jspecify.annotations.NullMarked;
