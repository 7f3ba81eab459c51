package io.antiphon.subsonic.wire;

import com.fasterxml.jackson.core.io.SerializedString;
import io.antiphon.subsonic.response.AsElement;
import io.antiphon.subsonic.response.Inline;
import io.antiphon.subsonic.response.Named;
import io.antiphon.subsonic.response.OnlyInJson;
import io.antiphon.subsonic.response.OpenSubsonic;
import io.antiphon.subsonic.response.Text;
import io.antiphon.subsonic.response.WrittenForm;
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
/// @param form the component that keeps how the record was written; null without one
record RecordShape(View full, View plain, @Nullable Function<Object, @Nullable Object> form) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return describe(type.asSubclass(Record.class));
        }
    };

    /// What a member becomes in XML.
    enum Kind {
        ATTRIBUTE, TEXT, ELEMENT, RECORD, RECORDS, SCALARS
    }

    /// What a record consists of.
    sealed interface Piece permits Member, Part {}

    /// A record whose members are written as if they were the outer one's.
    record Part(Function<Object, @Nullable Object> value) implements Piece {

        Record of(Object owner) {
            if (value.apply(owner) instanceof Record record) {
                return record;
            }
            throw new IllegalStateException("an inlined record is null in " + owner.getClass());
        }
    }

    /// One component.
    record Member(SerializedString jsonName, String xmlName, Kind kind, boolean addition, boolean onlyInJson,
            Function<Object, @Nullable Object> value) implements Piece {

        /// The same of the record around.
        Member in(Part part) {
            return new Member(jsonName, xmlName, kind, addition, onlyInJson, owner -> value.apply(part.of(owner)));
        }
    }

    /// Members in the order of the components, those of inlined records in their place, and sorted by where they go in XML.
    ///
    /// @param pieces the members, those of inlined records within them
    record View(List<Member> members, List<Piece> pieces, List<Member> attributes, List<Member> elements,
            @Nullable Member text) {

        static View of(List<Member> members, List<Piece> pieces) {
            List<Member> inXml = only(members, member -> !member.onlyInJson());
            return new View(members, pieces, only(inXml, member -> member.kind() == Kind.ATTRIBUTE),
                    only(inXml, member -> member.kind() != Kind.ATTRIBUTE && member.kind() != Kind.TEXT),
                    members.stream().filter(member -> member.kind() == Kind.TEXT).findFirst().orElse(null));
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    /// Where a record keeps how it was written; null when it does not.
    @Nullable WrittenForm formOf(Record record) {
        return form == null ? null : (WrittenForm) form.apply(record);
    }

    View view(boolean plainOnly) {
        return plainOnly ? plain : full;
    }

    private static RecordShape describe(Class<? extends Record> type) {
        List<Member> members = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        Function<Object, @Nullable Object> form = null;
        for (RecordComponent component : type.getRecordComponents()) {
            Function<Object, @Nullable Object> getter = getter(type, component);
            if (component.getType() == WrittenForm.class) {
                form = getter;
            } else if (component.isAnnotationPresent(Inline.class)) {
                Part part = new Part(getter);
                pieces.add(part);
                of(component.getType()).full().members().forEach(member -> members.add(member.in(part)));
            } else {
                Member member = member(component, getter);
                pieces.add(member);
                members.add(member);
            }
        }
        return new RecordShape(View.of(List.copyOf(members), List.copyOf(pieces)),
                View.of(only(members, RecordShape::isPlain), only(pieces, RecordShape::isPlain)), form);
    }

    private static boolean isPlain(Piece piece) {
        return !(piece instanceof Member member) || !member.addition() && !member.onlyInJson();
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

    private static <T extends Piece> List<T> only(List<T> members, Predicate<? super T> wanted) {
        return members.stream().filter(wanted).toList();
    }
}
