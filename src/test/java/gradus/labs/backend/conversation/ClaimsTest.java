package gradus.labs.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.labs.wire.LearnerMessage;

/** Code that writes to the pipe itself can print anything. */
class ClaimsTest {

    private final Seen seen = new Seen();
    private final Claims claims = new Claims(seen);

    @ParameterizedTest
    @ValueSource(strings = { "text", "{", "{}", "[]", "null", "{\"type\":\"ready\"} {\"type\":\"ready\"}",
            "{'type':'log','stream':null,'text':'a'}", "{'type':'log','stream':'out','text':null}",
            "{'type':'log','stream':'grader','text':'a'}", "{'type':'metric','name':'','step':0,'value':1}",
            "{'type':'metric','name':null,'step':0,'value':1}", "{'type':'metric','name':'a','step':-1,'value':1}",
            "{'type':'progress','done':2,'total':1}",
            "{'type':'check','id':'a','title':'b','outcome':'winner','message':null}",
            "{'type':'artifact','name':'a','dtype':'float32','shape':[null],'data':''}",
            "{'type':'artifact','name':'a','dtype':'float32','shape':null,'data':''}",
            "{'type':'notice','key':'a','values':null}", "{'type':'chunk','name':'','data':''}",
            "{'type':'chunk','name':'a','data':null}", "{'type':'end','how':null,'message':null}",
            "{'type':'diagnostic','severity':'error','file':null,'line':0,'column':0,'code':'','message':''}",
            "{'type':'done'}" })
    void whatBreaksARuleIsNoMessage(String line) {
        assertThat(Claims.read(line.replace('\'', '"'))).isEmpty();
    }

    @Test
    void aMessageIsOne() {
        assertThat(Claims.read("{\"type\":\"log\",\"stream\":\"lab\",\"text\":\"a\"}"))
                .contains(new LearnerMessage.Log("lab", "a"));
    }

    @Test
    void logsAreCutOnceAndTheEndStillCounts() {
        for (int i = 0; i < 10; i++) {
            claims.show(new LearnerMessage.Log("out", "x".repeat(100_000)));
        }
        claims.show(new LearnerMessage.End("completed", null));
        assertThat(seen.claims).hasSize(5).endsWith(new LearnerMessage.Notice("log-cut", Map.of()),
                new LearnerMessage.End("completed", null));
    }

    @Test
    void whatIsHandedOverIsNotCutWithTheLog() {
        claims.show(new LearnerMessage.Log("out", "x".repeat(1_000_000)));
        var chunk = new LearnerMessage.Chunk("answers", "AAAA");
        for (int i = 0; i < 50_000; i++) {
            claims.show(chunk);
        }
        assertThat(seen.claims.stream().filter(chunk::equals)).hasSize(50_000);
    }

    @Test
    void artifactsTakeAsMuchAsTheProtocolAllows() {
        var artifact = new LearnerMessage.Artifact("a", "uint8", List.of(1L), "x".repeat(350_000));
        for (int i = 0; i < 8; i++) {
            claims.show(artifact);
        }
        assertThat(seen.claims.stream().filter(artifact::equals)).hasSize(4);
    }
}
