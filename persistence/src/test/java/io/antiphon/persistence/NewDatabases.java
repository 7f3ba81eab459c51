package io.antiphon.persistence;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a database that is empty and its alone, from a source that all tests share.
abstract class NewDatabases implements ParameterResolver {

    /// Where databases come from; JUnit closes it after the last test.
    interface Source extends AutoCloseable {

        DatabaseOptions newDatabase();

        @Override
        void close() throws IOException;
    }

    abstract Source open();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DatabaseOptions.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(getClass()))
                .computeIfAbsent(Source.class, key -> open(), Source.class)
                .newDatabase();
    }
}
