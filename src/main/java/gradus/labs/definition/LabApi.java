package gradus.labs.definition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestPath;

import gradus.common.Language;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion.SourceFile;
import gradus.web.Reader;
import io.quarkus.security.Authenticated;

/** A lab for programs: what a learner may see of it, in the reader's language. */
@Path("/api/v1/labs/{lab}")
@Authenticated
class LabApi {

    /**
     * @param brief Markdown
     * @param files name → text as the lab hands them out, in the order of the tabs; the learner's own are the workspace
     * @param readOnly names of those files that cannot be changed
     * @param points of all checks together
     * @param pass points from which the lab is passed
     */
    record LabView(String id, String title, String summary, String brief, Map<String, String> files,
            List<String> readOnly, LimitsView limits, String device, int points, int pass, List<CheckView> checks) {

        static LabView of(LabVersion lab, Language language) {
            var files = new LinkedHashMap<String, String>();
            lab.files().forEach(file -> files.put(file.name(), file.text()));
            return new LabView(lab.id(), lab.title().in(language), lab.summary().in(language),
                    lab.brief().in(language), files,
                    lab.files().stream().filter(SourceFile::readOnly).map(SourceFile::name).toList(),
                    LimitsView.of(lab.limits()), lab.hardware().device().key(), lab.possible(), lab.pass(),
                    lab.checks().stream()
                            .map(check -> new CheckView(check.id(), check.title().in(language), check.points()))
                            .toList());
        }
    }

    record LimitsView(long wallSeconds, long cpuSeconds, long memoryBytes, int processes, long outputBytes) {

        static LimitsView of(Limits limits) {
            return new LimitsView(limits.wall().toSeconds(), limits.cpu().toSeconds(), limits.memoryBytes(),
                    limits.processes(), limits.outputBytes());
        }
    }

    record CheckView(String id, String title, int points) {
    }

    private final Labs labs;
    private final Reader reader;

    LabApi(Labs labs, Reader reader) {
        this.labs = labs;
        this.reader = reader;
    }

    @GET
    public LabView lab(@RestPath String lab) {
        return LabView.of(labs.require(lab), reader.language());
    }
}
