package gradus.catalog.page;

import jakarta.ws.rs.core.UriBuilder;

/**
 * Which courses somebody wants to see.
 *
 * @param query words; null or blank for any
 * @param stage id of a part of the program; null or blank for all
 * @param mine only those that the viewer takes
 */
record Wish(String query, String stage, boolean mine) {

    Wish {
        query = query == null ? "" : query.strip();
        stage = stage == null ? "" : stage.strip();
    }

    /** No filter, whatever the words. */
    public boolean unfiltered() {
        return stage.isEmpty() && !mine;
    }

    /** The same words with this filter alone: the page's address. */
    public String address(String otherStage, boolean otherMine) {
        var address = UriBuilder.fromPath("/courses");
        if (!query.isEmpty()) {
            address.queryParam("q", "{query}");
        }
        if (!otherStage.isEmpty()) {
            address.queryParam("part", otherStage);
        }
        if (otherMine) {
            address.queryParam("mine", true);
        }
        return query.isEmpty() ? address.build().toString() : address.build(query).toString();
    }
}
