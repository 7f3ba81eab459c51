package io.antiphon.core.playlist.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playlist.smart.SmartRules.Order;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmartRulesReaderTest {

    @Test
    void aFileOfNavidromeIsUnderstood() {
        SmartRulesReader.Document document = SmartRulesReader.read("""
                \ufeff{
                  "name": "80's", /* with love */
                  "comment": "Top songs",
                  "all": [
                    { "any": [ { "is": { "loved": true } }, { "gt": { "rating": 3 } } ] },
                    { "inTheRange": { "year": [1981, 1990] } }
                  ],
                  "sort": "year, -title",
                  "order": "desc",
                  "limit": 25
                }""");
        assertThat(document.name()).contains("80's");
        assertThat(document.comment()).contains("Top songs");
        assertThat(document.rules().rule()).isEqualTo(new SmartRule.All(List.of(
                new SmartRule.Any(List.of(new SmartRule.Flag(SmartField.LOVED, true),
                        new SmartRule.Amount(SmartField.RATING, SmartRule.Comparison.GREATER, BigDecimal.valueOf(3)))),
                new SmartRule.AmountRange(SmartField.YEAR, BigDecimal.valueOf(1981), BigDecimal.valueOf(1990)))));
        assertThat(document.rules().orders()).containsExactly(new Order(SmartField.YEAR, true),
                new Order(SmartField.TITLE, false));
        assertThat(document.rules().limit()).isEqualTo(25);
        assertThat(SmartRulesReader.read(SmartRulesReader.plain(document.rules())).rules().rule())
                .isEqualTo(document.rules().rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{'all':[]}", "{'all':[{}]}", "{'all':1}",
            "{'all':[{'is':{'loved':true}}],'any':[{'is':{'loved':true}}]}", "{'all':[{'is':{'colour':'red'}}]}",
            "{'all':[{'like':{'title':'x'}}]}", "{'all':[{'gt':{'title':'x'}}]}", "{'all':[{'contains':{'year':1}}]}",
            "{'all':[{'is':{'year':'x'}}]}", "{'all':[{'is':{'loved':'perhaps'}}]}",
            "{'all':[{'inTheRange':{'year':[1]}}]}", "{'all':[{'is':{'dateadded':'yesterday'}}]}",
            "{'all':[{'inTheLast':{'lastplayed':-1}}]}", "{'all':[{'is':{'title':'x','album':'y'}}]}",
            "{'all':[{'is':{'title':'x'}}],'limit':-1}", "{'all':[{'is':{'title':'x'}}],'limit':1.5}",
            "{'all':[{'is':{'title':'x'}}],'sort':'x; DROP TABLE track'}",
            "{'all':[{'is':{'title':'x'}}],'order':'sideways'}", "{'all':[{'inPlaylist':{'name':'x'}}]}",
            "{'all':[{'is':{'title':'x'}}]} more", "{'all':[{'is':{'year':1e999999999}}]}"})
    void whatIsNotUnderstoodIsRefused(String rules) {
        assertThatThrownBy(() -> SmartRulesReader.read(rules.replace('\'', '"')))
                .isInstanceOf(LibraryException.Invalid.class)
                .hasMessageStartingWith("The rules cannot be used: ");
    }

    @Test
    void rulesWithoutEndAreRefused() {
        String deep = "{\"all\":[".repeat(30) + "{\"is\":{\"loved\":true}}" + "]}".repeat(30);
        assertThatThrownBy(() -> SmartRulesReader.read(deep)).isInstanceOf(LibraryException.Invalid.class);
        String long1 = "{\"all\":[" + "{\"is\":{\"loved\":true}},".repeat(300) + "{\"is\":{\"loved\":true}}]}";
        assertThatThrownBy(() -> SmartRulesReader.read(long1)).hasMessageContaining("more than");
        assertThatThrownBy(() -> SmartRulesReader.read("[".repeat(60_000))).hasMessageContaining("nested");
    }
}
