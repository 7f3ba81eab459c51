package io.antiphon.core.analysis;

/// There is no sound in a file that can be heard; trying again would end the same.
public final class UndecodableSoundException extends Exception {

    private static final long serialVersionUID = 1L;

    public UndecodableSoundException(String reason) {
        super(reason);
    }
}
