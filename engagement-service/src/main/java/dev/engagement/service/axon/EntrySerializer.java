package dev.engagement.service.axon;

import dev.engagement.documents.EntryJson;
import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries under the catalogue's names and revisions, and reads every revision that ever was. Axon's metadata is JSON too; apart from
 * Axon's own, no class name is stored.
 */
final class EntrySerializer extends Jackson3Serializer {
    private static final Map<Class<?>, SerializedType> ENTRIES = Catalogue.kinds().stream()
            .collect(Collectors.toMap(
                    Catalogue.EntryKind::type,
                    kind -> new SimpleSerializedType(Catalogue.PREFIX + kind.name(), String.valueOf(kind.revision()))));

    EntrySerializer() {
        super(Jackson3Serializer.builder());
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (object instanceof Entry entry && expectedRepresentation == String.class) {
            return new SimpleSerializedObject<>(
                    expectedRepresentation.cast(EntryJson.write(entry)),
                    expectedRepresentation,
                    typeForClass(entry.getClass()));
        }
        return super.serialize(object, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        Optional<Catalogue.Type> type = entryType(serialized.getType());
        if (type.isPresent()) {
            return (T) EntryJson.read(
                    type.get(), getConverter().convert(serialized, String.class).getData());
        }
        return super.deserialize(serialized);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        return entryType(type).<Class<?>>map(known -> known.kind().type()).orElseGet(() -> super.classForType(type));
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        SerializedType known = type == null ? null : ENTRIES.get(type);
        return known != null ? known : super.typeForClass(type);
    }

    private static Optional<Catalogue.Type> entryType(SerializedType type) {
        return type.getName().startsWith(Catalogue.PREFIX)
                ? Catalogue.parse(type.getName() + ".v" + type.getRevision())
                : Optional.empty();
    }
}
