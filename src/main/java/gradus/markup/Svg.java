package gradus.markup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import gradus.common.BadContent;

/** Looks into our own pictures: how large they are, and that they only draw. */
final class Svg {

    /** In CSS pixels; what a browser needs to keep the place free before the picture has come. */
    record Size(int width, int height) {
    }

    private static final int MOST_BYTES = 512 * 1024;
    private static final Set<String> REFUSED = Set.of("script", "foreignobject", "iframe", "image", "a");

    private Svg() {
    }

    /** @throws BadContent if there is no such picture, it has no viewBox, or it could do more than draw */
    static Size size(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BadContent(file.toString(), "is missing");
        }
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (var in = Files.newInputStream(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new BadContent(file.toString(), "is larger than 512 KiB");
            }
            return size(file, factory.createXMLStreamReader(in));
        } catch (IOException | XMLStreamException e) {
            throw new BadContent(file.toString(), "is not an SVG picture: " + e.getMessage(), e);
        }
    }

    private static Size size(Path file, XMLStreamReader xml) throws XMLStreamException {
        Size size = null;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            if (size == null) {
                size = viewBox(file, xml);
            }
            onlyDraws(file, xml);
        }
        return size;
    }

    private static Size viewBox(Path file, XMLStreamReader xml) {
        var viewBox = xml.getAttributeValue(null, "viewBox");
        var numbers = viewBox == null ? new String[0] : viewBox.strip().split("[\\s,]+");
        try {
            if (xml.getLocalName().equals("svg") && numbers.length == 4) {
                return new Size((int) Math.ceil(Double.parseDouble(numbers[2])),
                        (int) Math.ceil(Double.parseDouble(numbers[3])));
            }
        } catch (NumberFormatException e) {
            throw new BadContent(file.toString(), "has no viewBox of four numbers");
        }
        throw new BadContent(file.toString(), "has no viewBox of four numbers");
    }

    private static void onlyDraws(Path file, XMLStreamReader xml) {
        if (REFUSED.contains(xml.getLocalName().toLowerCase(Locale.ROOT))) {
            throw new BadContent(file.toString(), "may not contain the element " + xml.getLocalName());
        }
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var name = xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var leaves = name.equals("href") && !xml.getAttributeValue(i).startsWith("#");
            if (name.startsWith("on") || leaves) {
                throw new BadContent(file.toString(), "may not contain the attribute " + name);
            }
        }
    }
}
