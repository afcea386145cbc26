package dev.engagement.service.axon;

import dev.engagement.events.Catalogue;
import dev.engagement.events.Entry;
import java.util.Map;
import java.util.Optional;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Writes entries under the catalogue's names and revisions and reads every revision that ever was. What else Axon
 * stores (metadata, snapshots) is JSON too; no class name is stored but those of Axon itself.
 */
final class EntrySerializer extends Jackson3Serializer {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};
    private static final SerializedType SNAPSHOT = new SimpleSerializedType("dev.engagement:request-snapshot", "1");

    EntrySerializer() {
        super(Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.changeDefaultVisibility(visibility -> visibility.withFieldVisibility(
                                com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.ANY))));
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        if (object instanceof Entry entry && expectedRepresentation == String.class) {
            String json = getObjectMapper().writeValueAsString(Catalogue.write(entry));
            return new SimpleSerializedObject<>(
                    expectedRepresentation.cast(json), expectedRepresentation, typeForClass(entry.getClass()));
        }
        return super.serialize(object, expectedRepresentation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        Optional<Catalogue.Type> type = entryType(serialized.getType());
        if (type.isPresent()) {
            byte[] json = getConverter().convert(serialized, byte[].class).getData();
            return (T) Catalogue.read(type.get(), getObjectMapper().readValue(json, DATA));
        }
        return super.deserialize(serialized);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(SNAPSHOT.getName())) {
            return SNAPSHOT.equals(type) ? RequestAggregate.class : UnknownSerializedType.class;
        }
        return entryType(type).<Class<?>>map(known -> known.kind().type()).orElseGet(() -> super.classForType(type));
    }

    @Override
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == RequestAggregate.class) {
            return SNAPSHOT;
        }
        return Catalogue.kinds().stream()
                .filter(kind -> kind.type() == type)
                .findFirst()
                .<SerializedType>map(kind ->
                        new SimpleSerializedType(Catalogue.PREFIX + kind.name(), String.valueOf(kind.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    private static Optional<Catalogue.Type> entryType(SerializedType type) {
        return type.getName().startsWith(Catalogue.PREFIX)
                ? Catalogue.parse(type.getName() + ".v" + type.getRevision())
                : Optional.empty();
    }
}
