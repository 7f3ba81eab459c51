package io.antiphon.conformance.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.conformance.answer.AnswerReader.ReadAnswer;
import io.antiphon.conformance.protocol.Protocol;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {

    private static final Protocol PROTOCOL = Protocol.load();
    private static final String GOOD_SONG = """
            "id":"7","isDir":false,"title":"T","duration":3,"starred":"2024-02-03T04:05:06.000Z",
            "genres":[{"name":"Rock"}],"moods":["calm"],"replayGain":{"trackGain":-6.5}""";

    private final AnswerReader reader = new AnswerReader(new ResponseSchema(PROTOCOL, false));

    @Test
    void aGoodAnswerIsTheSameTreeInBothFormatsAndHasNoFindings() {
        ReadAnswer json = json("getSong", "\"song\":{" + GOOD_SONG + "}");
        ReadAnswer xml = xml("getSong", """
                <song id="7" isDir="false" title="T" duration="3" starred="2024-02-03T04:05:06Z">
                <genres name="Rock"/><moods>calm</moods><replayGain trackGain="-6.50"/></song>""");
        assertThat(json.findings()).isEmpty();
        assertThat(xml.findings()).isEmpty();
        assertThat(payload(json)).isEqualTo(payload(xml));
        assertThat(payload(json).text("title")).isEqualTo("T");
    }

    @Test
    void aMissingRequiredFieldIsFoundInBothFormats() {
        assertThat(categories(json("getSong", "\"song\":{\"id\":\"7\",\"title\":\"T\"}")))
                .containsExactly(Category.MISSING_FIELD);
        assertThat(categories(xml("getSong", "<song id='7' title='T'/>"))).containsExactly(Category.MISSING_FIELD);
    }

    @Test
    void quotedNumbersAndBooleansAndBareIdsAreWrongInJson() {
        assertThat(categories(
                json("getSong", "\"song\":{\"id\":7,\"isDir\":\"false\",\"title\":\"T\",\"year\":\"1999\"}")))
                .containsOnly(Category.WRONG_TYPE)
                .hasSize(3);
    }

    @Test
    void textThatIsNoNumberIsWrongInXml() {
        assertThat(categories(xml("getSong", "<song id='7' isDir='0' title='T' year='soon'/>")))
                .containsOnly(Category.WRONG_TYPE)
                .hasSize(2);
    }

    @Test
    void aSingleObjectWhereAListBelongsIsWrongInJson() {
        assertThat(categories(json("getAlbumList2", "\"albumList2\":{\"album\":{\"id\":\"1\",\"name\":\"N\","
                + "\"songCount\":1,\"duration\":1,\"created\":\"2024-01-01T00:00:00Z\"}}")))
                .containsExactly(Category.WRONG_TYPE);
    }

    @Test
    void nullIsNeverRight() {
        assertThat(categories(json("getSong", "\"song\":{" + GOOD_SONG + ",\"album\":null,\"artists\":null}")))
                .containsExactly(Category.NULL_VALUE, Category.NULL_VALUE);
    }

    @Test
    void anUndocumentedFieldIsAFailureOrAdviceAsConfigured() {
        String song = "\"song\":{" + GOOD_SONG + ",\"shoeSize\":44}";
        assertThat(json("getSong", song).findings()).singleElement()
                .matches(finding -> finding.category() == Category.UNDOCUMENTED_FIELD && !finding.advice());
        AnswerReader lenient = new AnswerReader(new ResponseSchema(PROTOCOL, true));
        assertThat(lenient.read(jsonBody(song), Format.JSON, PROTOCOL.endpoint("getSong").answer()).findings())
                .singleElement()
                .matches(Finding::advice);
    }

    @Test
    void aFieldThatOnlySamplesShowIsGoodInJsonAndAdviceInXml() {
        assertThat(json("getSong", "\"song\":{" + GOOD_SONG + ",\"name\":\"T\"}").findings()).isEmpty();
        assertThat(xml("getSong", "<song id='7' isDir='false' title='T' name='T'/>").findings()).singleElement()
                .matches(finding -> finding.category() == Category.UNDOCUMENTED_FIELD && finding.advice());
    }

    @Test
    void anElementWhereAnAttributeBelongsIsTheWrongForm() {
        assertThat(categories(xml("getSong", "<song id='7' isDir='false'><title>T</title></song>")))
                .containsExactly(Category.WRONG_FORM);
    }

    @Test
    void valuesOutsideTheirRangeAreFound() {
        assertThat(categories(json("getSong", "\"song\":{" + GOOD_SONG + ",\"userRating\":6,\"type\":\"shoe\"}")))
                .containsOnly(Category.OUT_OF_RANGE)
                .hasSize(2);
    }

    @Test
    void aDateWithoutZoneIsAdviceAndNoDateAtAllAFailure() {
        assertThat(json("getSong",
                "\"song\":{\"id\":\"7\",\"isDir\":false,\"title\":\"T\",\"created\":\"2024-01-01T00:00:00\"}")
                .findings()).singleElement().matches(Finding::advice);
        assertThat(json("getSong", "\"song\":{\"id\":\"7\",\"isDir\":false,\"title\":\"T\",\"created\":\"yesterday\"}")
                .findings()).singleElement().matches(finding -> !finding.advice());
    }

    @Test
    void anAnswerWithoutItsElementLacksIt() {
        assertThat(categories(json("getAlbumList2", "\"x\":1"))).contains(Category.MISSING_FIELD,
                Category.UNDOCUMENTED_FIELD);
    }

    @Test
    void aListBeneathTheEnvelopeIsRead() {
        ReadAnswer json = json("getOpenSubsonicExtensions",
                "\"openSubsonicExtensions\":[{\"name\":\"formPost\",\"versions\":[1]}]");
        ReadAnswer xml = xml("getOpenSubsonicExtensions",
                "<openSubsonicExtensions name='formPost'><versions>1</versions></openSubsonicExtensions>");
        assertThat(json.findings()).isEmpty();
        assertThat(xml.findings()).isEmpty();
        assertThat(payload(json)).isEqualTo(payload(xml));
    }

    @Test
    void aServerThatClaimsOpenSubsonicMustSaySoInEveryAnswer() {
        reader.expectOpenSubsonic();
        byte[] body = "{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\"}}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(reader.read(body, Format.JSON, null).findings()).hasSize(3)
                .allMatch(finding -> finding.category() == Category.ENVELOPE);
    }

    @Test
    void aRefusalIsReadWithItsCode() {
        byte[] body = """
                <subsonic-response xmlns="http://subsonic.org/restapi" status="failed" version="1.16.1">
                <error code="70" message="gone"/></subsonic-response>""".getBytes(StandardCharsets.UTF_8);
        ReadAnswer answer = reader.read(body, Format.XML, null);
        assertThat(answer.findings()).isEmpty();
        assertThat(answer.envelope()).isNotNull()
                .extracting(Envelope::error)
                .isEqualTo(Optional.of(new Envelope.ErrorAnswer(70, "gone")));
    }

    @Test
    void whatIsNotAnAnswerIsUnreadableAndNothingMore() {
        for (String body : List.of("", "<html></html>", "{", "{\"a\":1}", "[]", "nonsense",
                "{\"subsonic-response\":{}} x",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><subsonic-response>&b;</subsonic-response>",
                "<subsonic-response status='ok'/>", "\u0000\u0001")) {
            for (Format format : Format.values()) {
                assertThat(reader.read(body.getBytes(StandardCharsets.UTF_8), format, null).findings())
                        .as("%s as %s", body, format)
                        .singleElement()
                        .matches(finding -> finding.category() == Category.UNREADABLE);
            }
        }
        assertThat(reader.read(new byte[]{(byte) 0xFF, (byte) 0xD8}, Format.XML, null).envelope()).isNull();
    }

    private ReadAnswer json(String endpoint, String payload) {
        return reader.read(jsonBody(payload), Format.JSON, PROTOCOL.endpoint(endpoint).answer());
    }

    private static byte[] jsonBody(String payload) {
        return ("{\"subsonic-response\":{\"status\":\"ok\",\"version\":\"1.16.1\",\"type\":\"t\",\"serverVersion\":\"1\","
                + "\"openSubsonic\":true," + payload + "}}").getBytes(StandardCharsets.UTF_8);
    }

    private ReadAnswer xml(String endpoint, String payload) {
        byte[] body = ("<?xml version='1.0' encoding='UTF-8'?><subsonic-response xmlns='http://subsonic.org/restapi' "
                + "status='ok' version='1.16.1' type='t' serverVersion='1' openSubsonic='true'>" + payload
                + "</subsonic-response>").getBytes(StandardCharsets.UTF_8);
        return reader.read(body, Format.XML, PROTOCOL.endpoint(endpoint).answer());
    }

    private static AnswerTree payload(ReadAnswer answer) {
        Envelope envelope = answer.envelope();
        assertThat(envelope).isNotNull();
        return envelope == null ? AnswerTree.nothing() : envelope.payload();
    }

    private static List<Category> categories(ReadAnswer answer) {
        return answer.findings().stream().map(Finding::category).toList();
    }
}
