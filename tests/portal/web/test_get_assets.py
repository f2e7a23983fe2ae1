"""What is fetched from npm leaves out what only GOV.UK may use."""

from portal.web.management.commands.get_assets import freed


def test_the_style_loses_font_crest_and_map_and_keeps_the_rest():
    style = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif}"
        ".b:before{width:1px;background-image:url(/assets/images/govuk-crest.svg);height:2px}"
        ".b{-webkit-mask-image:url(/assets/images/govuk-crest.svg);mask-image:url(/assets/images/govuk-crest.svg);top:0}"
        "/*# sourceMappingURL=x.map */"
    )

    assert freed(style) == ".a{font-family:Arial,Helvetica,sans-serif}.b:before{width:1px;height:2px}.b{top:0}"
