package io.antiphon.subsonic.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import io.antiphon.subsonic.response.AsElement;
import io.antiphon.subsonic.response.Inline;
import io.antiphon.subsonic.response.Named;
import io.antiphon.subsonic.response.OnlyInJson;
import io.antiphon.subsonic.response.OpenSubsonic;
import io.antiphon.subsonic.response.Text;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a response record is written, worked out once from its components: scalars are attributes, records and lists are elements,
/// unless an annotation says otherwise.
///
/// @param full all members
/// @param plain those that Subsonic 1.16.1 knew
record RecordShape(View full, View plain) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return describe(type.asSubclass(Record.class));
        }
    };

    /// The owner of components that no record around theirs has.
    private static final Function<Object, Object> ITSELF = value -> value;

    /// What a member becomes in XML.
    enum Kind {
        ATTRIBUTE, TEXT, ELEMENT, RECORD, RECORDS, SCALARS
    }

    /// One component.
    record Member(SerializedString jsonName, String xmlName, Kind kind, boolean addition, boolean onlyInJson,
            Function<Object, @Nullable Object> value) {}

    /// Members in the order of the components, and sorted by where they go in XML.
    record View(List<Member> members, List<Member> attributes, List<Member> elements, @Nullable Member text) {

        static View of(List<Member> members) {
            List<Member> inXml = only(members, member -> !member.onlyInJson());
            return new View(members, only(inXml, member -> member.kind() == Kind.ATTRIBUTE),
                    only(inXml, member -> member.kind() != Kind.ATTRIBUTE && member.kind() != Kind.TEXT),
                    members.stream().filter(member -> member.kind() == Kind.TEXT).findFirst().orElse(null));
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    View view(boolean plainOnly) {
        return plainOnly ? plain : full;
    }

    private static RecordShape describe(Class<? extends Record> type) {
        List<Member> members = new ArrayList<>();
        collect(type, ITSELF, members);
        return new RecordShape(View.of(List.copyOf(members)),
                View.of(only(members, member -> !member.addition() && !member.onlyInJson())));
    }

    private static void collect(Class<? extends Record> type, Function<Object, Object> owner, List<Member> members) {
        for (RecordComponent component : type.getRecordComponents()) {
            Function<Object, @Nullable Object> getter = getter(type, component);
            if (component.isAnnotationPresent(Inline.class)) {
                collect(component.getType().asSubclass(Record.class), record -> inner(getter, owner.apply(record)),
                        members);
            } else {
                // Nearly all are, and each call that the compiler cannot foresee counts: a page of 500 songs has 30,000 of them.
                members.add(member(component, owner == ITSELF ? getter : record -> getter.apply(owner.apply(record))));
            }
        }
    }

    private static Object inner(Function<Object, @Nullable Object> getter, Object owner) {
        Object value = getter.apply(owner);
        if (value == null) {
            throw new IllegalStateException("an inlined record is null in " + owner.getClass());
        }
        return value;
    }

    private static Member member(RecordComponent component, Function<Object, @Nullable Object> value) {
        Named named = component.getAnnotation(Named.class);
        String name = named == null ? component.getName() : named.value();
        String xmlName = named == null || named.xml().isEmpty() ? name : named.xml();
        return new Member(new SerializedString(name), xmlName, kind(component),
                component.isAnnotationPresent(OpenSubsonic.class), component.isAnnotationPresent(OnlyInJson.class),
                value);
    }

    private static Kind kind(RecordComponent component) {
        Class<?> type = component.getType();
        if (Iterable.class.isAssignableFrom(type)) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return element.isRecord() ? Kind.RECORDS : Kind.SCALARS;
        }
        if (type.isRecord()) {
            return Kind.RECORD;
        }
        if (component.isAnnotationPresent(Text.class)) {
            return Kind.TEXT;
        }
        return component.isAnnotationPresent(AsElement.class) ? Kind.ELEMENT : Kind.ATTRIBUTE;
    }

    /// A real call site instead of reflection: an answer of 500 songs reads 30,000 components.
    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> getter(Class<?> type, RecordComponent component) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            MethodHandle accessor = lookup.unreflect(component.getAccessor());
            MethodType boxed = accessor.type().wrap();
            return (Function<Object, @Nullable Object>) LambdaMetafactory
                    .metafactory(lookup, "apply", MethodType.methodType(Function.class),
                            MethodType.methodType(Object.class, Object.class), accessor, boxed)
                    .getTarget()
                    .invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(component.getName(), type), e);
        }
    }

    private static List<Member> only(List<Member> members, Predicate<Member> wanted) {
        return members.stream().filter(wanted).toList();
    }
}
