package gradus.labs.runs.events;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Sql;

/** The tensors that runs saved, in the database: at most 1 MiB a run. Read for a run that the reader may see. */
@ApplicationScoped
public class Artifacts {

    private final Sql sql;

    Artifacts(Sql sql) {
        this.sql = sql;
    }

    /** Replaces what an earlier attempt left. */
    @Transactional
    public void store(UUID run, String organization, List<Artifact> artifacts) {
        sql.update("delete from lab_run_artifact where run_id = ?", run);
        for (var artifact : artifacts) {
            var shape = artifact.shape().stream().map(Object::toString).collect(Collectors.joining(","));
            sql.update("""
                    insert into lab_run_artifact (run_id, name, organization_id, dtype, shape, content)
                    values (?, ?, ?, ?, ?, ?)""",
                    run, artifact.name(), organization, artifact.dtype(), shape, artifact.content());
        }
    }

    public List<SavedTensor> namesOf(UUID run) {
        return sql.query("select name, dtype, shape from lab_run_artifact where run_id = ? order by name",
                row -> new SavedTensor(row.getString("name"), row.getString("dtype"),
                        shape(row.getString("shape"))),
                run);
    }

    /** Nothing under a name that none can have. */
    public Optional<Artifact> find(UUID run, String name) {
        if (!ArtifactShelf.isName(name)) {
            return Optional.empty();
        }
        return sql.first("select name, dtype, shape, content from lab_run_artifact where run_id = ? and name = ?",
                row -> new Artifact(row.getString("name"), row.getString("dtype"), shape(row.getString("shape")),
                        row.getBytes("content")),
                run, name);
    }

    private static List<Long> shape(String lengths) {
        return lengths.isEmpty() ? List.of() : Arrays.stream(lengths.split(",")).map(Long::valueOf).toList();
    }
}
