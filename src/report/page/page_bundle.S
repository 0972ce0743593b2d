// SPDX-License-Identifier: Apache-2.0
// The report page and the program that draws its charts as files, as the build bundled them.
        .section .rodata
        .global ghostcast_page_html, ghostcast_page_html_end
        .global ghostcast_page_svg, ghostcast_page_svg_end
ghostcast_page_html:
        .incbin GHOSTCAST_PAGE_HTML
ghostcast_page_html_end:
ghostcast_page_svg:
        .incbin GHOSTCAST_PAGE_SVG
ghostcast_page_svg_end:
        .byte 0
        .section .note.GNU-stack, "", %progbits
