package gradus.labs.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** The first line of a process that was started ahead: it has rehearsed, and waits for its job. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("waiting")
public record Waiting() {
}
