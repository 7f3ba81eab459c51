package io.antiphon.persistence;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a database that is empty and its alone, until its class is done, from a source that all classes of a virtual
/// machine share.
abstract class NewDatabases implements ParameterResolver {

    /// Where databases come from; JUnit closes it after the last class.
    interface Source extends AutoCloseable {

        DatabaseOptions newDatabase();

        void delete(DatabaseOptions database) throws IOException;

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
        ExtensionContext.Namespace namespace = ExtensionContext.Namespace.create(getClass());
        Source source = context.getStore(StoreScope.LAUNCHER_SESSION, namespace)
                .computeIfAbsent(Source.class, _ -> open(), Source.class);
        return context.getStore(namespace)
                .computeIfAbsent(Given.class, _ -> new Given(source), Given.class)
                .next();
    }

    /// The databases of one class; JUnit closes it after its last test.
    private static final class Given implements AutoCloseable {

        private final Source source;
        private final Deque<DatabaseOptions> databases = new ArrayDeque<>();

        private Given(Source source) {
            this.source = source;
        }

        private DatabaseOptions next() {
            DatabaseOptions database = source.newDatabase();
            databases.add(database);
            return database;
        }

        @Override
        public void close() throws IOException {
            while (!databases.isEmpty()) {
                source.delete(databases.remove());
            }
        }
    }
}
